//! The messages of a language, read file by file: each at the first message that is asked of it, and once.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::argument::Argument;
use crate::language::Language;
use crate::{catalogue, pseudo};

/// The messages of an area of a language.
pub(crate) struct Bundle(FluentBundle<FluentResource>);

/// The messages among which one of this id stands in a language; none where it stands nowhere.
pub(crate) fn of(language: Language, id: &str) -> Option<&'static Bundle> {
    type Held = [OnceLock<Bundle>; catalogue::COUNT];
    static READ: Held = [const { OnceLock::new() }; catalogue::COUNT];
    static MARKED: Held = [const { OnceLock::new() }; catalogue::COUNT];
    let is_marked = language == Language::Pseudo;
    let (source, held) = if is_marked {
        (Language::English, &MARKED)
    } else {
        (language, &READ)
    };
    let (place, text) = catalogue::file_of(source, id)?;
    let held = held.get(place)?;
    Some(held.get_or_init(|| {
        let text = if is_marked {
            pseudo::file(text)
        } else {
            text.to_owned()
        };
        Bundle::of_texts(source, [text])
    }))
}

/// The one message `row` that says this in English, with marks where that is asked for.
pub(crate) fn of_row(language: Language, english: &str) -> Bundle {
    let file = format!("row = {english}\n");
    let file = if language == Language::Pseudo {
        pseudo::file(&file)
    } else {
        file
    };
    Bundle::of_texts(Language::English, [file])
}

impl Bundle {
    /// The messages of these files.
    pub(crate) fn of_texts(language: Language, texts: impl IntoIterator<Item = String>) -> Self {
        let tag = language.tag().parse::<LanguageIdentifier>();
        let mut bundle = FluentBundle::new_concurrent(vec![tag.unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if language == Language::English {
            |value, _| grouped(value, ',')
        } else {
            |value, _| grouped(value, '\u{a0}')
        }));
        for text in texts {
            // What of a file cannot be read is not there, which a test sees.
            let file = FluentResource::try_new(text).unwrap_or_else(|(file, _)| file);
            drop(bundle.add_resource(file));
        }
        Self(bundle)
    }

    /// What a message says, or an attribute of it behind a point; none where it is not there.
    pub(crate) fn say(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        let message = self.0.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            args.set(*name, value.clone().into_value());
        }
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }
}

/// A number as it is written: groups of three digits where that is asked for, and no groups otherwise.
fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let digits = value.to_string();
    if !options.use_grouping || value.fract() != 0.0 {
        return Some(digits);
    }
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits.as_str()),
    };
    let mut text = sign.to_owned();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            text.push(mark);
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_only_where_that_is_asked_for() {
        let write = |argument: Argument<'_>| grouped(&argument.into_value(), ',').unwrap();
        assert_eq!(write(1_234_567_u64.into()), "1234567");
        assert_eq!(write(crate::Grouped(1_234_567).into()), "1,234,567");
        assert_eq!(write(crate::Grouped(123).into()), "123");
        assert_eq!(write(crate::Grouped(1000).into()), "1,000");
    }
}
