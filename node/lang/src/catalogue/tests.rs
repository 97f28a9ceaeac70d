use super::*;

/// Every language but English.
fn others() -> impl Iterator<Item = Language> {
    let all = Language::ALL.into_iter();
    all.filter(|language| *language != Language::English)
}

#[test]
fn every_file_is_read_and_says_nothing_twice() {
    for language in Language::ALL {
        let said = said(language);
        let wrong: Vec<_> = said.keys().filter(|key| key.starts_with('!')).collect();
        assert!(wrong.is_empty(), "{language}: {wrong:#?}");
    }
}

#[test]
fn the_keys_of_an_area_begin_with_its_name() {
    for (key, said) in said(Language::English) {
        let begins = format!("{}-", said.area);
        assert!(key.starts_with(&begins), "{key} stands in {}", said.area);
    }
}

#[test]
fn every_language_says_all_that_english_says_with_the_same_places() {
    let mut wrong = Vec::new();
    let english = said(Language::English);
    for language in others() {
        let other = said(language);
        for (key, english) in &english {
            let Some(said) = other.get(key) else {
                wrong.push(format!("{language}: {} lacks {key}", english.area));
                continue;
            };
            if said.places != english.places {
                wrong.push(format!(
                    "{language}: {key} has {:?}, English {:?}",
                    said.places, english.places
                ));
            }
            let unknown = said
                .plurals
                .keys()
                .find(|name| !english.places.contains(*name));
            if unknown.is_some()
                || english
                    .plurals
                    .keys()
                    .any(|it| !said.plurals.contains_key(it))
            {
                let (of, by) = (said.plurals.keys(), english.plurals.keys());
                wrong.push(format!(
                    "{language}: {key} chooses by {of:?}, English by {by:?}"
                ));
            }
            for (name, forms) in &said.plurals {
                let lacking = language
                    .plural_forms()
                    .iter()
                    .find(|form| !forms.contains(**form));
                if let Some(form) = lacking {
                    wrong.push(format!("{language}: {key} has no form [{form}] of {name}"));
                }
            }
            if said.area != english.area {
                wrong.push(format!("{language}: {key} stands in {}", said.area));
            }
            if said.value == english.value && !is_equal(language, key) {
                wrong.push(format!("{language}: {key} is English: {}", english.value));
            }
        }
        let areas: BTreeSet<_> = english.values().map(|said| said.area.as_str()).collect();
        for (key, said) in &other {
            if areas.contains(said.area.as_str()) && !english.contains_key(key) {
                wrong.push(format!("{language}: English does not have {key}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_is_equal_on_purpose_is_equal_in_a_language_that_there_is() {
    for line in EQUAL
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (tag, key) = line.split_once(' ').unwrap_or_default();
        let language = Language::from_locale(tag);
        assert!(
            tag == "*" || language.is_some_and(|it| it.tag() == tag),
            "{line}"
        );
        let english = said(Language::English);
        let known = |language| said(language).contains_key(key);
        assert!(english.contains_key(key) || others().any(known), "{line}");
    }
}

#[test]
fn a_number_chooses_the_form_of_its_language() {
    let text =
        "a = { $n ->\n    [one] one\n    [few] few\n    [many] many\n   *[other] other\n }\n";
    for (language, forms) in [
        (Language::Russian, ["one", "few", "many", "one"]),
        (Language::Ukrainian, ["one", "few", "many", "one"]),
        (Language::Romanian, ["one", "few", "few", "other"]),
        (Language::Turkish, ["one", "other", "other", "other"]),
        (Language::Georgian, ["one", "other", "other", "other"]),
        (Language::Uzbek, ["one", "other", "other", "other"]),
    ] {
        let bundle = crate::bundle::Bundle::of_texts(language, [text.to_owned()]);
        let said = [1_u64, 2, 5, 21].map(|n| bundle.say("a", &[("n", n.into())]).unwrap());
        assert_eq!(said, forms, "{language}");
    }
}

/// Ukrainian has one apostrophe, U+02BC, as its standard and CLDR have: a word is found by it, and is one word.
#[test]
fn an_apostrophe_of_a_ukrainian_word_is_the_letter() {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
    let mut wrong = Vec::new();
    for (key, said) in said(Language::Ukrainian) {
        let letters: Vec<char> = said.value.chars().collect();
        let other = letters.windows(3).any(|it| {
            let is_other = matches!(it.get(1), Some('\'' | '’' | '`' | '´'));
            is_other && is_letter(it.first()) && is_letter(it.get(2))
        });
        if other {
            wrong.push(format!("{key}: {}", said.value));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Clap folds a help by the English words that it puts before the values of an option; they are replaced afterwards.
#[test]
fn what_stands_before_the_values_of_an_option_is_no_longer_than_in_english() {
    let length = |language: Language| language.text("usage-possible", &[]).chars().count();
    let most = length(Language::English);
    for language in others() {
        assert!(length(language) <= most, "{language}");
    }
}
