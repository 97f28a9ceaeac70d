//! An entry while its parts come in, as written by others: cleaned, told apart, each once.

use crate::model::identifier::{Identifier, Scheme};
use crate::model::text::{MAX_LONG_TEXT, MAX_SHORT_TEXT};
use crate::reason::Reason;
use crate::text::is_harmful;
use crate::watchlist::rules::{MAX_ADDRESS, MAX_NAME};
use crate::watchlist::{
    Address, DateOrder, Day, Document, Entry, InvalidDate, Name, Order, PartialDate, Pattern,
    Quality, SubjectKind, clipped,
};

use super::country::country;

/// Something of an entry that was not understood; the entry is taken without it.
pub(crate) struct Note {
    pub(crate) field: &'static str,
    pub(crate) reason: Reason,
    pub(crate) message: String,
    /// The scheme of the number that it is about.
    pub(crate) scheme: Option<Scheme>,
    /// True where the entry has it all the same, as it is written.
    pub(crate) as_written: bool,
    /// True where the entry has the year alone of a date of birth.
    pub(crate) year_alone: bool,
}

impl Note {
    /// Something without which the entry is taken.
    const fn of(field: &'static str, reason: Reason, message: String) -> Self {
        Self {
            field,
            reason,
            message,
            scheme: None,
            as_written: false,
            year_alone: false,
        }
    }

    /// The column of a table in which it stands.
    pub(crate) fn column(&self) -> &'static str {
        if let Some(scheme) = self.scheme {
            return scheme.code();
        }
        match self.field {
            "names" => "name",
            "birth_dates" => "birth_date",
            "birth_places" => "birth_place",
            "nationalities" => "nationality",
            "countries" => "country",
            "emails" => "email",
            "addresses" => "address",
            "programmes" => "programme",
            other => other,
        }
    }
}

/// An entry whose parts come in.
pub(crate) struct Gathered {
    entry: Entry,
    notes: Vec<Note>,
    /// The last day on which its bearer can be born; none where nobody says it.
    latest: Option<Day>,
    /// The day on which somebody here wrote it; none of what others publish.
    today: Option<Day>,
    /// True where faults name columns of a table in place of fields.
    is_row: bool,
}

impl Gathered {
    pub(crate) fn new(key: &str, kind: SubjectKind) -> Self {
        Self {
            entry: Entry::new(clean(key), kind),
            notes: Vec::new(),
            latest: None,
            today: None,
            is_row: false,
        }
    }

    /// The same, of a row: what is wrong with it is told by the column.
    pub(crate) const fn by_columns(mut self) -> Self {
        self.is_row = true;
        self
    }

    /// The same, of somebody who was born on a day at the latest.
    pub(crate) const fn born_by(mut self, latest: Day) -> Self {
        self.latest = Some(latest);
        self
    }

    /// The same, written here today: a number whose form or check digit does not hold is told, and kept as it is written; a
    /// date of birth that lies in the future is told, and left out. What others publish stays as it is.
    pub(crate) const fn judged(mut self, today: Day) -> Self {
        self.today = Some(today);
        self
    }

    pub(crate) const fn kind(&self) -> SubjectKind {
        self.entry.kind
    }

    pub(crate) fn former_key(&mut self, key: &str) {
        let key = clean(key);
        if !key.is_empty() && key != self.entry.key {
            add(&mut self.entry.former_keys, key);
        }
    }

    /// A name whose parts nobody told apart.
    pub(crate) fn name(&mut self, written: &str, quality: Quality) {
        self.name_of_parts("", written, quality);
    }

    /// A name, of which `surname` is the family name. Of a name that came before, the better quality counts.
    pub(crate) fn name_of_parts(&mut self, surname: &str, written: &str, quality: Quality) {
        let written = clean(written);
        if written.is_empty() {
            return;
        }
        if written.chars().count() > MAX_NAME {
            let message = format!("one is longer than {MAX_NAME} characters and is left out");
            return self.note("names", Reason::FieldTooLong, message);
        }
        let first = self
            .entry
            .names
            .iter()
            .all(|name| name.quality != Quality::Primary);
        let quality = match quality {
            Quality::Primary if !first => Quality::Strong,
            Quality::Primary | Quality::Strong | Quality::Weak | Quality::Former => quality,
        };
        let same = |name: &&mut Name| name.written == written;
        if let Some(known) = self.entry.names.iter_mut().find(same) {
            known.quality = known.quality.min(quality);
            return;
        }
        // A single name is no family name with nothing before it.
        let surname = Some(clean(surname)).filter(|surname| *surname != written);
        let name = Name::of_parts(surname.unwrap_or_default(), written, quality);
        self.entry.names.push(name);
    }

    /// A date of birth, in any form that lists use.
    pub(crate) fn birth(&mut self, text: &str) {
        self.birth_in_order(text, DateOrder::Unknown);
    }

    /// The same, of a publisher that says in which order day and month stand. Of a date that can be two days the year is
    /// taken, and that is told.
    pub(crate) fn birth_in_order(&mut self, text: &str, order: DateOrder) {
        if is_nothing(text) {
            return;
        }
        let error = match PartialDate::parse_in_order(text, order) {
            Ok(date) => return self.birth_date(date),
            Err(error) => error,
        };
        let year = Some(error)
            .filter(|error| *error == InvalidDate::Doubtful)
            .and_then(|_| PartialDate::year_of_doubtful(text).ok());
        let year_alone = year.is_some_and(|year| self.is_born(year));
        self.notes.push(Note {
            year_alone,
            ..Note::of("birth_dates", error.reason(), format!("one {error}"))
        });
        self.remark(&format!("Born: {text}"));
    }

    pub(crate) fn birth_date(&mut self, date: PartialDate) {
        if !self.is_born(date) {
            self.remark(&format!("Born: {date}"));
        }
    }

    /// Takes a date of birth; false where nobody is born then, which is told.
    fn is_born(&mut self, date: PartialDate) -> bool {
        let later = self.today.and_then(|today| date.check_born(today).err());
        if let Some(later) = later {
            self.note("birth_dates", later.reason(), format!("one {later}"));
            return false;
        }
        add(&mut self.entry.birth_dates, date);
        true
    }

    pub(crate) fn birth_place(&mut self, text: &str) {
        let place = short(&clean(text), MAX_ADDRESS);
        if !is_nothing(&place) {
            add(&mut self.entry.birth_places, place);
        }
    }

    /// A sex by its word or letter.
    pub(crate) fn sex(&mut self, text: &str) {
        let sex = match text.trim().to_lowercase().as_str() {
            "m" | "male" => "M",
            "f" | "female" => "F",
            "x" | "other" => "X",
            _ => return,
        };
        sex.clone_into(&mut self.entry.sex);
    }

    pub(crate) fn nationality(&mut self, text: &str) {
        if let Some(code) = self.state("nationalities", text) {
            add(&mut self.entry.nationalities, code);
        }
    }

    pub(crate) fn country(&mut self, text: &str) {
        if let Some(code) = self.state("countries", text) {
            add(&mut self.entry.countries, code);
        }
    }

    /// A state by code or name; one that is not known is told and kept for people.
    fn state(&mut self, field: &'static str, text: &str) -> Option<String> {
        if is_nothing(text) {
            return None;
        }
        let code = country(text).map(str::to_owned);
        if code.is_none() {
            let message = "names a state that is not known; it is kept in the remarks";
            self.note(field, Reason::CodeUnknown, message.to_owned());
            self.remark(&format!("{field}: {}", text.trim()));
        }
        code
    }

    /// A number of `scheme`; `state` is the issuer by code or name, `label` the list's word for it.
    pub(crate) fn document(&mut self, scheme: Scheme, raw: &str, state: &str, label: &str) {
        self.document_in_state(scheme, raw, state, label, "");
    }

    /// The same, and how it stands to what bears it, a code of
    /// [`IDENTIFIER_STATES`](crate::model::codes::IDENTIFIER_STATES).
    pub(crate) fn document_in_state(
        &mut self,
        scheme: Scheme,
        raw: &str,
        state: &str,
        label: &str,
        standing: &str,
    ) {
        if is_nothing(raw) {
            return;
        }
        if scheme == Scheme::Mrz
            && let Err(broken) = self.entry.read_zone(raw, self.latest, self.today)
        {
            // Whatever was read badly is in every part of it.
            return self.note("mrz", broken.reason(), broken.to_string());
        }
        let notes = self.notes.len();
        let issuer = self.state("documents", state);
        let of_issuer = self.notes.iter_mut().skip(notes);
        of_issuer.for_each(|note| note.scheme = Some(scheme));
        match Identifier::read(scheme, &clean(raw), issuer.as_deref()) {
            Ok(identifier) => {
                let document = Document {
                    identifier: identifier.in_state(standing.to_owned()),
                    label: short(&clean(label), MAX_SHORT_TEXT),
                };
                let key = document.identifier.key();
                let same = |known: &Document| known.identifier.key() == key;
                if !self.entry.documents.iter().any(same) {
                    self.judge(&document.identifier);
                    self.entry.documents.push(document);
                }
            }
            Err(error) => {
                let message = format!("one is left out: {error}");
                self.notes.push(Note {
                    scheme: Some(scheme),
                    ..Note::of("documents", error.reason(), message)
                });
                self.remark(&format!("{label}: {raw}"));
            }
        }
    }

    /// Tells what is wrong with a number that somebody here wrote. A zone was told before.
    fn judge(&mut self, number: &Identifier) {
        let fault = self.today.and_then(|_| number.fault());
        let Some(fault) = fault.filter(|_| number.scheme() != Scheme::Mrz) else {
            return;
        };
        self.notes.push(Note {
            scheme: Some(number.scheme()),
            as_written: true,
            ..Note::of("documents", fault.reason, format!("one {}", fault.message))
        });
    }

    pub(crate) fn phone(&mut self, text: &str) {
        self.document(Scheme::Phone, text, "", "");
    }

    pub(crate) fn email(&mut self, text: &str) {
        let email = clean(text).to_lowercase();
        if is_nothing(&email) {
            return;
        }
        if crate::forms::is_email(&email) {
            add(&mut self.entry.emails, email);
        } else {
            let message = "one is no e-mail address; it is kept in the remarks".to_owned();
            self.note("emails", Reason::FieldInvalid, message);
            self.remark(&email);
        }
    }

    /// An address of several parts; empty ones are passed over.
    pub(crate) fn address(&mut self, parts: &[&str], state: &str) {
        let parts = parts.iter().map(|part| clean(part));
        let parts: Vec<_> = parts.filter(|part| !is_nothing(part)).collect();
        let text = short(&parts.join(", "), MAX_ADDRESS);
        let country = self.state("addresses", state).unwrap_or_default();
        if text.is_empty() && country.is_empty() {
            return;
        }
        if text.is_empty() {
            add(&mut self.entry.countries, country);
            return;
        }
        add(&mut self.entry.addresses, Address { text, country });
    }

    pub(crate) fn pattern(&mut self, pattern: Pattern) {
        add(&mut self.entry.patterns, pattern);
    }

    /// What is asked for it.
    pub(crate) fn order(&mut self, order: Order) {
        self.entry.order = Some(order);
    }

    pub(crate) fn programme(&mut self, text: &str) {
        let programme = short(&clean(text), MAX_ADDRESS);
        if !is_nothing(&programme) {
            add(&mut self.entry.programmes, programme);
        }
    }

    /// What is kept for people; lines are joined, and the end is cut.
    pub(crate) fn remark(&mut self, text: &str) {
        let text = clean(text);
        if is_nothing(&text) || self.entry.remarks.contains(&text) {
            return;
        }
        let remarks = &mut self.entry.remarks;
        if !remarks.is_empty() {
            remarks.push('\n');
        }
        remarks.push_str(&text);
    }

    pub(crate) fn note(&mut self, field: &'static str, reason: Reason, message: String) {
        self.notes.push(Note::of(field, reason, message));
    }

    /// The entry, its primary name first, its lists cut to their limits.
    pub(crate) fn finish(mut self) -> (Entry, Vec<Note>) {
        let mut entry = self.entry;
        entry.names.sort_by_key(|name| name.quality);
        entry.remarks = short(&entry.remarks, MAX_LONG_TEXT);
        for field in clipped(&mut entry) {
            let message = "has more values than an entry can have; the first are taken".to_owned();
            self.notes
                .push(Note::of(field, Reason::FieldTooLong, message));
        }
        if self.is_row {
            for note in &mut self.notes {
                note.field = note.column();
            }
        }
        (entry, self.notes)
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// A text in one line: blanks joined, characters that nobody sees taken out, as lists have them between letters.
pub(crate) fn clean(text: &str) -> String {
    let visible = |c: &char| c.is_whitespace() || !is_harmful(*c);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = out.len();
        out.extend(word.chars().filter(visible));
        if out.len() > start {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// True for a cell that says in words that nothing is known.
pub(crate) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "" | "-" | "-0-")
        || ["na", "n/a", "none", "unknown", "not available", "null"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// A text of at most `max` characters; what is cut off shows by an ellipsis.
fn short(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    text.chars()
        .take(max.saturating_sub(1))
        .chain(['…'])
        .collect()
}
