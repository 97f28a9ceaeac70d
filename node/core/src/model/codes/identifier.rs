//! How numbers stand to what bears them.

use super::{CodeList, code, list_with};

/// Whether a number, a plate or a mark is the right one. Own list.
pub const IDENTIFIER_STATES: CodeList = list_with(
    "identifier state",
    &[
        code("genuine", "Genuine, as it was checked"),
        code("original", "The genuine one, found under or behind another"),
        code("false", "Made up: nobody issued it"),
        code("cloned", "That of another, put on this one"),
        code("altered", "Altered or obliterated"),
        code("former", "Borne before a change"),
        code("papers", "On the papers, not on the thing"),
        code("sent", "As sent by radio, not as painted"),
        code("spare", "Carried along, not mounted"),
        code("doubtful", "Doubtful"),
    ],
    &[
        ("fake", "false"),
        ("changed", "altered"),
        ("obliterated", "altered"),
        ("previous", "former"),
        ("broadcast", "sent"),
    ],
);
