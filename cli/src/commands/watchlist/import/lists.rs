//! Which of the files that are named together make one list.

use std::path::PathBuf;

use ntc_core::watchlist::read::Format;

/// The files of one list, in the order in which they were named.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Files {
    /// What their bytes tell; none where they tell nothing.
    pub(super) format: Option<Format>,
    /// Where they lie.
    pub(super) paths: Vec<PathBuf>,
}

impl Files {
    /// Their names, as the officer wrote them.
    pub(super) fn names(&self) -> String {
        let names = self.paths.iter().map(|path| path.display().to_string());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Files by the form that each tells by its bytes: one form is one list. One that tells none is a part of the list of the
/// United States where there is one, whose further tables have no heading, else of the list that is named before it.
pub(super) fn lists(files: Vec<(PathBuf, Option<Format>)>) -> Vec<Files> {
    let has_ofac = files.iter().any(|(_, form)| *form == Some(Format::Ofac));
    let mut before = files.iter().find_map(|(_, form)| *form);
    let mut lists: Vec<Files> = Vec::new();
    for (path, form) in files {
        let unknown = if has_ofac { Some(Format::Ofac) } else { before };
        let format = form.or(unknown);
        before = format;
        match lists.iter_mut().find(|list| list.format == format) {
            Some(list) => list.paths.push(path),
            None => lists.push(Files {
                format,
                paths: vec![path],
            }),
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_form_are_one_list_and_what_tells_nothing_goes_where_it_can_belong() {
        use Format::{Csv, Ofac, Un};
        type Named<'a> = &'a [(&'a str, Option<Format>)];
        type Found<'a> = &'a [(Option<Format>, &'a str)];
        let cases: [(Named<'_>, Found<'_>); 6] = [
            (
                &[
                    ("SDN", Some(Ofac)),
                    ("un.xml", Some(Un)),
                    ("ADD", Some(Ofac)),
                ],
                &[(Some(Ofac), "SDN, ADD"), (Some(Un), "un.xml")],
            ),
            (
                &[("un.xml", Some(Un)), ("SDN", Some(Ofac)), ("ALT", None)],
                &[(Some(Un), "un.xml"), (Some(Ofac), "SDN, ALT")],
            ),
            (
                &[("own.csv", Some(Csv)), ("un.xml", Some(Un)), ("what", None)],
                &[(Some(Csv), "own.csv"), (Some(Un), "un.xml, what")],
            ),
            (
                &[("what", None), ("un.xml", Some(Un))],
                &[(Some(Un), "what, un.xml")],
            ),
            (&[("one", None), ("two", None)], &[(None, "one, two")]),
            (&[], &[]),
        ];
        for (named, expected) in cases {
            let named = named
                .iter()
                .map(|(name, form)| (PathBuf::from(name), *form));
            let found = lists(named.collect());
            let found: Vec<_> = found.iter().map(|it| (it.format, it.names())).collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(form, names)| (*form, (*names).to_owned()))
                .collect();
            assert_eq!(found, expected);
        }
    }
}
