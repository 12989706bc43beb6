"""Parcels: in, on the shelf, handed over, back to the carrier; and those that are sent."""

from django.urls import path

from visitors.views import parcel_handing, parcel_rounds, parcels, shipments

urlpatterns = [
    path("parcels/", parcels.parcel_list, name="parcel_list"),
    path("parcels/export/", parcels.parcel_export, name="parcel_export"),
    path("parcels/new/", parcels.parcel_new, name="parcel_new"),
    path("parcels/hand-over/", parcel_handing.parcel_hand_over, name="parcel_hand_over"),
    path("parcels/<int:pk>/", parcels.parcel_detail, name="parcel_detail"),
    path("parcels/<int:pk>/amend/", parcels.parcel_amend, name="parcel_amend"),
    path("parcels/<int:pk>/hand-back/", parcel_handing.parcel_hand_back, name="parcel_hand_back"),
    path("parcels/<int:pk>/undo/", parcel_handing.parcel_undo, name="parcel_undo"),
    path("parcels/rounds/<int:pk>/", parcel_rounds.parcel_round, name="parcel_round"),
    path("parcels/out/", shipments.shipment_list, name="shipment_list"),
    path("parcels/out/export/", shipments.shipment_export, name="shipment_export"),
    path("parcels/out/costs/", shipments.shipment_costs, name="shipment_costs"),
    path("parcels/out/costs/export/", shipments.shipment_costs_export, name="shipment_costs_export"),
    path("parcels/out/new/", shipments.shipment_new, name="shipment_new"),
    path("parcels/out/<int:pk>/", shipments.shipment_detail, name="shipment_detail"),
    path("parcels/out/<int:pk>/send/", shipments.shipment_send, name="shipment_send"),
    path("parcels/out/<int:pk>/give-back/", shipments.shipment_give_back, name="shipment_give_back"),
    path("parcels/out/<int:pk>/cancel/", shipments.shipment_cancel, name="shipment_cancel"),
]
