"""How notices leave the house: each channel is one function (to, text, attachments) that raises when it fails."""

from frontdesk.outbox.channels import apprise_url, hook, mail
from frontdesk.outbox.models import Channel

CHANNELS = {Channel.MAIL: mail.send, Channel.SMS: apprise_url.send_sms, Channel.ROBOT: apprise_url.send_robot, Channel.HOOK: hook.send}
