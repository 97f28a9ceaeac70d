//! Reads a text of rules, and tells all that is wrong with it.

use std::collections::BTreeMap;
use std::str::FromStr as _;
use std::sync::{Arc, LazyLock};

use cedar_policy::{Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use miette::Diagnostic;
use ntc_core::phrase::RuleWhy;

use crate::bundle::FLOOR_RULES;
use crate::fault::{Fault, Place};
use crate::rule::{Effect, Rule};
use crate::schema::schema_text;

/// Most bytes of a text of rules.
pub const MAX_RULE_BYTES: usize = 256 * 1024;
/// Most rules of a text.
pub const MAX_RULES: usize = 512;
/// Most bytes of one rule, comments apart.
pub const MAX_BYTES_OF_RULE: usize = 8 * 1024;
/// How often a rule joins conditions, calculates, and looks into things at most. Each such place is read one call deeper.
pub const MAX_LINKS: usize = 256;
/// Most brackets of a text that are open at one place. Each is read some calls deeper.
pub const MAX_OPEN: usize = 64;
/// Longest reason text and longest id, in characters.
pub const MAX_WHY_LEN: usize = 200;

/// How ids of the floor begin, and no others.
const FLOOR: &str = "floor-";
/// How the other languages of a reason text are named.
const WHY_IN: &str = "why_";

/// Rules that were read and checked.
#[derive(Clone)]
pub(crate) struct Checked {
    pub(crate) rules: Vec<Arc<Rule>>,
    pub(crate) policies: Vec<Policy>,
}

/// The floor, read once.
pub(crate) static FLOOR_READ: LazyLock<(Option<Checked>, Vec<Fault>)> =
    LazyLock::new(|| read(FLOOR_RULES, true));

/// What the schema says is checked by it, made once.
static VALIDATOR: LazyLock<Result<Validator, String>> =
    LazyLock::new(|| match Schema::from_cedarschema_str(&schema_text()) {
        Ok((schema, _)) => Ok(Validator::new(schema)),
        Err(error) => Err(error.to_string()),
    });

/// Tells all that is wrong with a text of rules, warnings included; nothing for one that may act.
pub fn check(text: &str) -> Vec<Fault> {
    read(text, false).1
}

/// Reads a text. What was read is there when no fault but warnings was found.
pub(crate) fn read(text: &str, is_floor: bool) -> (Option<Checked>, Vec<Fault>) {
    let mut faults = Vec::new();
    if text.len() > MAX_RULE_BYTES {
        faults.push(whole(format!(
            "the text has {} bytes; at most {MAX_RULE_BYTES} may act",
            text.len()
        )));
        return (None, faults);
    }
    if let Some(fault) = too_deep(text) {
        return (None, vec![fault]);
    }
    let set = match PolicySet::from_str(text) {
        Ok(set) => set,
        Err(errors) => {
            let told = errors
                .iter()
                .map(|error| fault(text, error, error.to_string()));
            faults.extend(told);
            return (None, faults);
        }
    };
    if set.templates().next().is_some() {
        faults.push(whole(
            "a rule has a place to be filled in (?principal or ?resource); write each rule out"
                .to_owned(),
        ));
    }
    let mut policies: Vec<_> = set.policies().cloned().collect();
    policies.sort_by_key(number);
    if policies.len() > MAX_RULES {
        faults.push(whole(format!(
            "the text has {} rules; at most {MAX_RULES} may act",
            policies.len()
        )));
        return (None, faults);
    }
    let mut checked = Checked {
        rules: Vec::new(),
        policies: Vec::new(),
    };
    let mut ids: BTreeMap<String, ()> = BTreeMap::new();
    let mut from = 0;
    for policy in policies {
        let written = policy.to_cedar().unwrap_or_default();
        let at = text.get(from..).and_then(|rest| rest.find(&written));
        let at = at.map_or(from, |at| from + at);
        from = at + written.len();
        let lint = Lint {
            place: Place::of(text, at),
            is_floor,
        };
        match lint.rule(&policy, written, &ids) {
            Ok((rule, policy)) => {
                ids.insert(rule.id.to_string(), ());
                checked.rules.push(Arc::new(rule));
                checked.policies.push(policy);
            }
            Err(found) => faults.extend(found),
        }
    }
    faults.extend(validated(text, &checked));
    let may_act = faults.iter().all(|fault| fault.is_warning);
    (may_act.then_some(checked), faults)
}

/// What would be read too deep, found before anything reads it: rules are read by functions that call themselves, and a
/// thread that has no room for one more call ends the node.
fn too_deep(text: &str) -> Option<Fault> {
    let (mut at, mut open, mut links, mut bytes) = (0, 0_usize, 0, 0);
    while let Some(piece) = text
        .as_bytes()
        .get(at..)
        .map(piece)
        .filter(|it| !it.is_empty())
    {
        match piece {
            [b'/', b'/', ..] => {}
            b";" => (links, bytes) = (0, 0),
            [letter] if letter.is_ascii_whitespace() && bytes == 0 => {}
            _ => bytes += piece.len(),
        }
        match piece {
            b"(" | b"{" => open += 1,
            b"[" => (open, links) = (open + 1, links + 1),
            b")" | b"]" | b"}" => open = open.saturating_sub(1),
            b"&&" | b"||" | b"+" | b"-" | b"*" | b"!" | b"." | b"if" | b"when" | b"unless" => {
                links += 1;
            }
            _ => {}
        }
        let message = if open > MAX_OPEN {
            format!("more than {MAX_OPEN} brackets are open here; write the rule as several")
        } else if links > MAX_LINKS {
            format!(
                "a rule joins, calculates and looks into things {MAX_LINKS} times at most; write it as several, or \
                 compare with [\u{2026}].contains(\u{2026})"
            )
        } else if bytes > MAX_BYTES_OF_RULE {
            format!("a rule has at most {MAX_BYTES_OF_RULE} bytes; write it as several")
        } else {
            at += piece.len();
            continue;
        };
        return Some(Fault {
            place: Some(Place::of(text, at)),
            ..whole(message)
        });
    }
    None
}

/// What a text begins with: a comment, a string, a word, a sign of two letters, or one letter.
fn piece(text: &[u8]) -> &[u8] {
    let is_word = |letter: &u8| letter.is_ascii_alphanumeric() || *letter == b'_';
    let len = match text {
        [b'/', b'/', ..] => text.iter().take_while(|it| !b"\n\r".contains(it)).count(),
        [b'"', rest @ ..] => 1 + string(rest),
        [b'&', b'&', ..] | [b'|', b'|', ..] | [b'!', b'=', ..] => 2,
        [letter, ..] if is_word(letter) => text.iter().take_while(|it| is_word(it)).count(),
        _ => text.len().min(1),
    };
    text.get(..len).unwrap_or(text)
}

/// Bytes of a string behind its first quote, the last one with it.
fn string(text: &[u8]) -> usize {
    let mut is_escaped = false;
    let inside = text.iter().take_while(|letter| {
        let goes_on = is_escaped || **letter != b'"';
        is_escaped = !is_escaped && **letter == b'\\';
        goes_on
    });
    (inside.count() + 1).min(text.len())
}

/// Cedar names the rules of a text in their order.
fn number(policy: &Policy) -> usize {
    let id: &str = policy.id().as_ref();
    id.trim_start_matches("policy")
        .parse()
        .unwrap_or(usize::MAX)
}

fn validated(text: &str, checked: &Checked) -> Vec<Fault> {
    let set = PolicySet::from_policies(checked.policies.iter().cloned());
    let (set, validator) = match (set, &*VALIDATOR) {
        (Ok(set), Ok(validator)) => (set, validator),
        (Err(error), _) => return vec![whole(error.to_string())],
        (_, Err(error)) => return vec![whole(error.clone())],
    };
    let result = validator.validate(&set, ValidationMode::Strict);
    let errors = result.validation_errors().map(|error| Fault {
        rule: Some(error.policy_id().to_string()),
        ..fault(text, error, told(error))
    });
    let warnings = result.validation_warnings().map(|warning| Fault {
        rule: Some(warning.policy_id().to_string()),
        is_warning: true,
        ..fault(text, warning, told(warning))
    });
    errors.chain(warnings).collect()
}

/// What Cedar says, with its advice and without the rule, which is told beside it.
fn told(error: &(impl Diagnostic + std::fmt::Display)) -> String {
    let said = error.to_string();
    let said = said
        .strip_prefix("for policy `")
        .and_then(|rest| rest.split_once("`, "))
        .map_or(said.as_str(), |(_, rest)| rest);
    match error.help() {
        Some(help) => format!("{said}; {help}"),
        None => said.to_owned(),
    }
}

fn fault(text: &str, error: &impl Diagnostic, message: String) -> Fault {
    let label = error.labels().and_then(|mut labels| labels.next());
    Fault {
        place: label.map(|label| Place::of(text, label.offset())),
        rule: None,
        message,
        is_warning: false,
    }
}

const fn whole(message: String) -> Fault {
    Fault {
        place: None,
        rule: None,
        message,
        is_warning: false,
    }
}

/// What a rule has to say of itself.
struct Lint {
    place: Place,
    is_floor: bool,
}

impl Lint {
    fn rule(
        &self,
        policy: &Policy,
        text: String,
        ids: &BTreeMap<String, ()>,
    ) -> Result<(Rule, Policy), Vec<Fault>> {
        let mut faults = Vec::new();
        let id = policy.annotation("id").unwrap_or_default().to_owned();
        let told = is_id(&id).then(|| id.clone());
        let mut tell = |message: &str| {
            faults.push(Fault {
                place: Some(self.place),
                rule: told.clone(),
                message: message.to_owned(),
                is_warning: false,
            });
        };
        if id.is_empty() {
            tell("it has no @id; write one above it, as @id(\"persons-on-request\")");
        } else if !is_id(&id) {
            tell("its @id is 1 to 200 lower-case letters, digits and hyphens");
        } else if ids.contains_key(&id) {
            tell("another rule has the same @id");
        } else if id.starts_with(FLOOR) != self.is_floor {
            tell("ids that begin with floor- are of rules that are shipped with the node");
        }
        let (mut why, mut others) = (None, Vec::new());
        for (name, said) in policy.annotations() {
            match (name, name.strip_prefix(WHY_IN)) {
                ("id", _) => {}
                ("why", _) if is_line(said) => why = Some(said.to_owned()),
                (_, Some(language)) if is_language(language) && is_line(said) => {
                    others.push((language.to_owned(), said.to_owned()));
                }
                ("why", _) | (_, Some(_)) => {
                    tell(
                        "its reason is one line of 1 to 200 characters, @why or with a language, @why_ru",
                    );
                }
                _ => tell(
                    "it has an annotation that nothing reads; there are @id, @why and @why_ru, with the language",
                ),
            }
        }
        if why.is_none() && policy.annotation("why").is_none() {
            tell(
                "it has no @why; write above it what people are told, as @why(\"persons go on request\")",
            );
        }
        let effect = match policy.effect() {
            cedar_policy::Effect::Forbid => Effect::Forbid,
            cedar_policy::Effect::Permit => Effect::Permit,
        };
        if self.is_floor && effect == Effect::Permit {
            tell("the floor only forbids");
        }
        let policy = policy.new_id(PolicyId::new(&id));
        let body = match policy.to_pst() {
            Ok(tree) => tree.body().clone(),
            Err(error) => {
                tell(&error.to_string());
                return Err(faults);
            }
        };
        let Some(why) = why.filter(|_| faults.is_empty()) else {
            return Err(faults);
        };
        let rule = Rule {
            id: Arc::from(id),
            effect,
            why: RuleWhy::new(&why, others),
            text,
            is_floor: self.is_floor,
            body,
        };
        Ok((rule, policy))
    }
}

fn is_id(id: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=MAX_WHY_LEN).contains(&id.len()) && id.bytes().all(letter)
}

fn is_line(text: &str) -> bool {
    let count = text.chars().count();
    (1..=MAX_WHY_LEN).contains(&count)
        && !text.trim().is_empty()
        && !text.chars().any(char::is_control)
}

fn is_language(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())
}
