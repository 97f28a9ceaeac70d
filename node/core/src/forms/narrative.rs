//! The narrative section.

use ntc_proto::v1;

use super::kind::{coded, language, lines, maybe, part};
use super::table::form;
use crate::model::Coded;
use crate::model::codes::REQUESTED_ACTIONS;

form! {
    /// How it was done, and what to look for. Empty texts mean "not told".
    Narrative: v1::Narrative;
    /// How it was done.
    modus_operandi: String = lines() => "Bags laid behind the doors after the load was sealed; seal replaced.";
    /// What a partner can look for.
    indicators: String = lines() => "Seal number differs from the bill of lading.";
    /// What the author asks for, at most what the handling permits.
    requested_action: Option<Coded> = maybe(coded(&REQUESTED_ACTIONS)) => "examine";
    /// The same in a second language.
    translation: Option<NarrativeTranslation> = maybe(part()) => r#"{ language = "ru", modus_operandi = "Сумки за дверями; пломба заменена." }"#;
}

form! {
    /// The text of a narrative in a second language.
    NarrativeTranslation: v1::NarrativeTranslation;
    /// The second language.
    language: String = language() => "ru";
    /// How it was done.
    modus_operandi: String = lines() => "Сумки за дверями; пломба заменена.";
    /// What a partner can look for.
    indicators: String = lines() => "Номер пломбы отличается.";
}
