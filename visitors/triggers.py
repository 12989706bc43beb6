"""In whose hands a parcel was stays as it was written down."""

from frontdesk.append_only import AppendOnly

GUARD = AppendOnly("parcel_custody", "the custody of a parcel is never changed", {"visitors_parcelevent": ("UPDATE", "DELETE")})
