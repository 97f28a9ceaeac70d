//! What the program says and what the catalogue holds are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ntc_core::phrase::Sort;
use ntc_lang::{Language, Said, said};

use super::tables;

/// Every `say!` of the program: its key, the names of its arguments, and where it stands.
struct Call {
    key: String,
    arguments: BTreeSet<String>,
    place: String,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Where texts of the catalogue are said: here, in what both programs share, and in the node's.
const SOURCES: [&str; 3] = ["src", "../node/terminal/src", "../node/src"];

/// Areas of the tables of `ntc-node`, which a test of its own looks at.
const OF_NODE: [&str; 2] = ["daemon_abouts", "daemon_options"];

fn calls() -> Vec<Call> {
    let mut files = Vec::new();
    for folder in SOURCES {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut files,
        );
    }
    files.retain(|path| !path.ends_with("lang/scan.rs"));
    let mut calls = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once("say!(") {
            rest = behind;
            let is_told_of = before.ends_with('`') || behind.starts_with(['@', '`']);
            if is_told_of {
                continue;
            }
            calls.push(call(behind, &path.display().to_string()));
        }
    }
    calls
}

/// Reads `"key", name, name = value)`: the names stand at the first level of brackets, behind a comma.
fn call(text: &str, place: &str) -> Call {
    let mut depth = 0;
    let (mut parts, mut part, mut in_text, mut is_escaped) =
        (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        if in_text {
            in_text = is_escaped || c != '"';
            is_escaped = !is_escaped && c == '\\';
        } else {
            match c {
                '"' => in_text = true,
                '(' | '[' | '{' => depth += 1,
                ')' if depth == 0 => break,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(std::mem::take(&mut part));
                    continue;
                }
                _ => {}
            }
        }
        part.push(c);
    }
    parts.push(part);
    let mut parts = parts.iter().map(|part| part.trim());
    let key = parts.next().unwrap();
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    let key = key
        .unwrap_or_else(|| panic!("{place}: the key of say! is no literal"))
        .to_owned();
    let names = parts.filter(|part| !part.is_empty());
    let names = names.map(|part| part.split(['=', ' ']).next().unwrap().to_owned());
    Call {
        key,
        arguments: names.collect(),
        place: place.to_owned(),
    }
}

#[test]
fn every_text_that_the_program_says_is_in_the_catalogue_with_its_arguments() {
    let english = said(Language::English);
    let mut wrong = Vec::new();
    for Call {
        key,
        arguments,
        place,
    } in calls()
    {
        match english.get(&key) {
            None => wrong.push(format!("{place}: {key} is not in the catalogue")),
            Some(said) if said.places != arguments => wrong.push(format!(
                "{place}: {key} is given {arguments:?} and uses {:?}",
                said.places
            )),
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_of_the_catalogue_is_said() {
    let used: BTreeSet<_> = calls().into_iter().map(|call| call.key).collect();
    let unused: Vec<_> = said(Language::English)
        .into_keys()
        .filter(|key| !used.contains(key))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

/// What a row says in English, with its places.
struct OfTable {
    area: String,
    english: String,
    places: &'static [(&'static str, Sort)],
}

impl OfTable {
    /// What is wrong with what a language says for the row.
    fn fault(&self, said: &Said, language: Language) -> Option<String> {
        let places: BTreeSet<_> = self.places.iter().map(|(name, _)| *name).collect();
        let of: BTreeSet<_> = said.places.iter().map(String::as_str).collect();
        if places != of {
            return Some(format!("has {of:?} and not {places:?}"));
        }
        for (name, forms) in &said.plurals {
            if !self.places.contains(&(name.as_str(), Sort::Count)) {
                return Some(format!("chooses by {name}, which is no count"));
            }
            let mut needed = language.plural_forms().iter();
            if let Some(form) = needed.find(|form| !forms.contains(**form)) {
                return Some(format!("has no form [{form}] of {name}"));
            }
        }
        None
    }
}

/// What the tables of `ntc-core` say, by its key.
fn of_tables() -> BTreeMap<String, OfTable> {
    let mut keys = BTreeMap::new();
    for message in tables::messages() {
        let row = |area: &String, english: String| OfTable {
            area: area.clone(),
            english,
            places: message.places,
        };
        for (name, text) in &message.attributes {
            let key = format!("{}.{name}", message.id);
            keys.insert(key, row(&message.area, text.clone()));
        }
        let before = keys.insert(
            message.id.clone(),
            row(&message.area, message.value.clone()),
        );
        assert!(before.is_none(), "two rows of {}", message.id);
    }
    keys
}

#[test]
fn every_language_says_every_row_of_the_tables_and_nothing_else() {
    let rows = of_tables();
    let areas: BTreeSet<_> = rows.values().map(|row| row.area.as_str()).collect();
    let of_areas: BTreeSet<_> = said(Language::English)
        .into_values()
        .map(|said| said.area)
        .collect();
    let mut wrong = Vec::new();
    let others = Language::ALL
        .into_iter()
        .filter(|it| *it != Language::English);
    for language in others {
        let said = said(language);
        for (key, row) in &rows {
            let OfTable { area, english, .. } = row;
            match said.get(key) {
                None => wrong.push(format!("{language}: {area} lacks {key}")),
                Some(said) if said.area != *area => {
                    wrong.push(format!(
                        "{language}: {key} stands in {}, not in {area}",
                        said.area
                    ));
                }
                Some(said) if said.value == *english && !ntc_lang::is_equal(language, key) => {
                    wrong.push(format!("{language}: {key} is English: {english}"));
                }
                Some(said) => {
                    let fault = row.fault(said, language);
                    wrong.extend(fault.map(|fault| format!("{language}: {key} {fault}")));
                }
            }
        }
        for (key, said) in &said {
            let is_row = rows.contains_key(key) || OF_NODE.contains(&said.area.as_str());
            if !is_row && (areas.contains(said.area.as_str()) || !of_areas.contains(&said.area)) {
                wrong.push(format!("{language}: no table has {key} of {}", said.area));
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

/// Writes what translators start from where the environment names a folder: `NTC_WRITE_SKELETONS`.
#[test]
fn every_area_of_the_tables_can_be_written_for_translators() {
    let files = tables::skeletons();
    assert!(files.len() > 10 && files.contains_key("reasons"));
    let Some(folder) = std::env::var_os("NTC_WRITE_SKELETONS") else {
        return;
    };
    for (area, text) in files {
        fs::write(Path::new(&folder).join(format!("{area}.ftl")), text).unwrap();
    }
}
