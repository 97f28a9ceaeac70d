//! What people are told, in the language of this process: `ntc-terminal` has it, for both programs.

#[cfg(test)]
mod scan;
#[cfg(test)]
mod tables;

pub(crate) use ntc_terminal::{
    OfProcess, advice, asked_in, choose, class, clause, current, ids, in_words, is_english, label,
    line, meaning, name, paragraph, phrase, phrase_json, phrases, phrases_json, row, said_json,
    say, source, spoken, state_in_words, state_of_node, system,
};
