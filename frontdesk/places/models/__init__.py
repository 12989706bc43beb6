from frontdesk.places.models.floor import Floor
from frontdesk.places.models.place import Place
from frontdesk.places.models.site import Site

Thing = Site | Floor | Place

__all__ = ["Floor", "Place", "Site", "Thing"]
