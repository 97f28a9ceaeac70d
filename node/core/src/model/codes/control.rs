//! What happened: events, hiding places, what led to the control, what found the goods, what came of it.

use super::{CodeList, code, list};

/// What a seizure notice tells of.
pub const EVENT_KINDS: CodeList = list(
    "event kind",
    &[
        code("seizure", "Seizure"),
        code("detention", "Detention of goods"),
        code("suspension", "Suspension of release"),
        code("controlled_delivery", "Controlled delivery"),
        code("attempt", "Attempt"),
        code(
            "third_country_information",
            "Information on an event in a third country",
        ),
    ],
);

/// How far a case has come.
pub const EVENT_STATUSES: CodeList = list(
    "event status",
    &[
        code("initial", "Initial report"),
        code("confirmed_by_lab", "Confirmed by laboratory"),
        code("closed", "Closed"),
    ],
);

/// How goods were hidden.
pub const CONCEALMENTS: CodeList = list(
    "concealment",
    &[
        code("none", "None, declared openly"),
        code("misdeclared", "Misdeclared"),
        code("undeclared", "Undeclared"),
        code("on_body", "On the body"),
        code("in_body", "In the body"),
        code("in_clothing", "In clothing or footwear"),
        code("hand_luggage", "Hand luggage"),
        code("checked_bag", "Checked or rip-on bag"),
        code("false_bottom", "False bottom or double wall"),
        code(
            "in_legitimate_cargo",
            "In legitimate cargo, mixed or within the goods",
        ),
        code("impregnated", "Impregnated or dissolved"),
        code("in_packaging", "In packaging or pallet"),
        code(
            "container_structure",
            "Container structure: floor, wall, roof, doors, reefer unit",
        ),
        code("rip_off", "Rip-off: behind the container's doors"),
        code("seal_tampered", "Seal tampered with or cloned"),
        code("cabin", "Cabin or dashboard"),
        code("fuel_tank", "Fuel tank"),
        code("tyre", "Tyre or wheel"),
        code("chassis", "Chassis or underbody"),
        code("engine_space", "Engine space"),
        code("trailer_structure", "Trailer structure"),
        code("wagon", "Wagon structure or load"),
        code("ship_hull", "Ship's hull or sea chest"),
        code("ship_interior", "Ship's quarters or engine room"),
        code("aircraft", "Aircraft hold, lavatory or avionics"),
        code("parcel", "Parcel"),
        code("letter", "Letter"),
        code("drone", "Drone"),
        code("pipeline", "Pipeline"),
        code("other", "Other"),
    ],
);

/// What led to the control.
pub const TRIGGERS: CodeList = list(
    "detection trigger",
    &[
        code("risk_profile", "Risk profile"),
        code("manifest_targeting", "Manifest targeting"),
        code("peer_alert", "Alert of a partner"),
        code("watchlist_hit", "Watchlist hit"),
        code("domestic_intelligence", "Domestic intelligence"),
        code("informant", "Informant or tip"),
        code("document_check", "Document check"),
        code("behaviour", "Behaviour"),
        code("random", "Random selection"),
        code("routine", "Routine or full check"),
        code("found", "Abandoned or found"),
        code("post_clearance_audit", "Post-clearance audit"),
        code("denial_elsewhere", "Denial by another country"),
        code("other", "Other"),
    ],
);

/// What found the goods.
pub const MEANS: CodeList = list(
    "means of detection",
    &[
        code("physical_search", "Physical search"),
        code("xray", "X-ray, kind not told"),
        code("xray_fixed", "X-ray, fixed"),
        code("xray_mobile", "X-ray, mobile"),
        code("xray_backscatter", "X-ray, backscatter"),
        code("xray_body", "X-ray, body"),
        code("dog", "Dog"),
        code("trace", "Trace or Raman detector"),
        code("radiation_portal", "Radiation portal"),
        code("density_meter", "Density meter or endoscope"),
        code("weighing", "Weighing"),
        code("lab", "Laboratory"),
        code("dog_and_scan", "Dog and scan together"),
        code("image_analysis", "Automatic image alert"),
        code("open_source", "Open sources"),
        code("other", "Other"),
    ],
);

/// What came of an alert or a hit.
pub const OUTCOMES: CodeList = list(
    "outcome",
    &[
        code("seizure", "Seizure"),
        code("other_offence", "Other offence"),
        code("no_offence", "No offence"),
        code("not_arrived", "Not found or did not arrive"),
        code("not_examined_capacity", "Not examined: capacity"),
        code(
            "not_examined_released",
            "Not examined: released before the alert",
        ),
        code(
            "not_examined_jurisdiction",
            "Not examined: out of jurisdiction",
        ),
        code("open", "Still open"),
        code("wrong_match", "Wrong match"),
    ],
);
