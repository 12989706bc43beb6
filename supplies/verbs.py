"""What the trail calls the steps of the ledger."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "close_month": _("month closed"),
        "ask_to_open_month": _("asked to open the month again"),
        "open_month": _("month opened again"),
    },
    area="supplies",
)
says(
    {
        "add_supplier": _("supplier added"),
        "change_supplier": _("supplier changed"),
        "close_supplier": _("supplier closed"),
        "reopen_supplier": _("supplier opened again"),
        "make_agreement": _("supply agreement made"),
        "lengthen_agreement": _("last day of a supply agreement moved"),
        "end_agreement": _("supply agreement ended"),
        "open_review": _("review of a supplier opened"),
        "decide_review": _("supplier reviewed"),
        "set_budget": _("budget set"),
        "drop_budget": _("budget taken away"),
    },
    area="supplies",
)
says(
    {
        "mend_balance": _("stock set to the sum of the movements"),
        "report_item": _("reported at the shelf"),
        "book_opening": _("opening stock booked"),
        "book_scrap": _("booked as scrapped"),
        "reverse_movement": _("movement reversed"),
        "add_item": _("item added"),
        "change_item": _("item changed"),
        "close_item": _("item closed"),
        "reopen_item": _("item opened again"),
        "add_category": _("category added"),
        "change_category": _("category changed"),
        "close_category": _("category closed"),
        "reopen_category": _("category opened again"),
        "add_store": _("store added"),
        "change_store": _("store changed"),
        "close_store": _("store closed"),
        "reopen_store": _("store opened again"),
    },
    area="supplies",
)
says(
    {
        "enter_quote": _("quote entered"),
        "drop_quote": _("quote taken away"),
        "choose_quote": _("quote chosen"),
        "ask_exception": _("asked to buy with fewer quotes"),
        "sign_exception": _("signed for fewer quotes"),
        "refuse_exception": _("fewer quotes refused"),
        "apply_to_buy": _("purchase application written"),
        "approve_application": _("purchase application approved"),
        "refuse_application": _("purchase application refused"),
        "place_order": _("ordered"),
        "postpone_order": _("order expected on another day"),
        "cancel_order": _("order cancelled"),
        "give_up_order": _("rest of an order given up"),
        "receive_order": _("goods received and inspected"),
        "return_goods": _("goods returned to the supplier"),
        "hand_in_papers": _("papers handed in for reimbursement"),
    },
    area="supplies",
)
says(
    {
        "open_stocktake": _("stocktake opened"),
        "count_item": _("item counted"),
        "open_books": _("everything counted, the books opened"),
        "explain_difference": _("cause of a difference given"),
        "find_unexpected": _("something unexpected found"),
        "settle_unexpected": _("something unexpected settled"),
        "hand_in_stocktake": _("stocktake handed in"),
        "approve_stocktake": _("differences agreed to and booked"),
        "send_back_stocktake": _("stocktake sent back"),
        "drop_stocktake": _("stocktake dropped"),
        "make_stock_report": _("stock analysis report made"),
        "restate_stock_report": _("stock analysis report restated"),
    },
    area="supplies",
)
says(
    {
        "open_demand_round": _("demand round opened"),
        "close_demand_round": _("demand round closed"),
        "move_demand_close": _("close of a demand round moved with the working calendar"),
        "remind_of_demand": _("departments reminded of the demand"),
        "set_demand_budget": _("budget of a demand round set"),
        "save_demand": _("demand form written"),
        "hand_in_demand": _("demand form handed in"),
        "take_back_demand": _("demand form taken back"),
        "approve_demand": _("demand form approved"),
        "give_back_demand": _("demand form given back"),
        "assess_special_need": _("special need assessed"),
        "make_plan": _("purchase plan made"),
    },
    area="supplies",
)
says(
    {
        "ask_for_supplies": _("supplies asked for"),
        "approve_requisition": _("requisition agreed to"),
        "refuse_requisition": _("requisition refused"),
        "withdraw_requisition": _("requisition withdrawn"),
        "give_up_rest": _("rest of a requisition given up"),
        "release_unfetched": _("what nobody fetched given up"),
        "promise_supply": _("day told on which supplies are expected"),
        "offer_substitute": _("substitute offered"),
        "accept_substitute": _("substitute taken"),
        "decline_substitute": _("substitute declined"),
        "hand_out": _("supplies handed out"),
        "confirm_handout": _("supplies confirmed by who took them"),
        "take_back_supplies": _("supplies taken back"),
        "say_fate": _("fate of an old thing recorded"),
        "dispose": _("batch of old things written"),
        "sign_disposal": _("batch of old things signed for"),
        "lend_supplies": _("supplies lent between departments"),
        "return_supplies": _("lent supplies returned"),
        "set_quota": _("quota set"),
        "end_quota": _("quota ended"),
    },
    area="supplies",
)
