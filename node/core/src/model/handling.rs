//! The originator's conditions that are a choice of a few: audience and permitted action.

use super::names;

names! {
    /// Traffic Light Protocol 2.0 (FIRST), from the open to the closed, by its names without the prefix. The number is
    /// part of signed bytes.
    Tlp, also after "tlp_";
    /// Open: statistics and publication.
    Clear = 1 "CLEAR";
    /// All parties of the group.
    Green = 2 "GREEN";
    /// The receiving authority and its listed national partners.
    Amber = 3 "AMBER";
    /// The receiving authority only.
    AmberStrict = 4 "AMBER+STRICT";
    /// Named recipients only.
    Red = 5 "RED";
}

names! {
    /// The most that a recipient may do, from the least visible upward. The number is part of signed bytes.
    PermittedAction;
    /// Nothing that the trader or traveller could notice.
    NoneVisible = 1 "none_visible";
    /// Documentary checks only.
    Documentary = 2 "documentary";
    /// Examination.
    Examine = 3 "examine";
    /// Any lawful action.
    Any = 4 "any";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audience_is_read_as_people_write_it_and_never_wider() {
        for (text, meant) in [
            ("GREEN", Tlp::Green),
            ("TLP:GREEN", Tlp::Green),
            ("tlp green", Tlp::Green),
            ("TLP: Green", Tlp::Green),
            (" TLP-CLEAR ", Tlp::Clear),
            ("TLP:AMBER", Tlp::Amber),
            ("TLP:AMBER+STRICT", Tlp::AmberStrict),
            ("Amber Strict", Tlp::AmberStrict),
            ("AMBER_STRICT", Tlp::AmberStrict),
            ("amber + strict", Tlp::AmberStrict),
            ("tlp:red", Tlp::Red),
        ] {
            assert_eq!(text.parse(), Ok(meant), "{text}");
        }
        for text in [
            "",
            "TLP",
            "TLP:",
            "AMBER+",
            "+AMBER",
            "AMBER!",
            "GREEN RED",
            "WHITE",
            "TLPGREEN",
            "TLP:TLP:GREEN",
            "СLEAR",
        ] {
            assert!(text.parse::<Tlp>().is_err(), "{text}");
        }
        for tlp in Tlp::ALL {
            assert_eq!(tlp.name().parse(), Ok(tlp));
        }
    }
}
