//! Grades of source and information, ordered within their scheme only.

use crate::record::Evaluation;

/// The lowest grades that terms take in one scheme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Minimum {
    /// A code of [`crate::model::codes::EVALUATION_SCHEMES`].
    pub scheme: String,
    /// The lowest grade of the source.
    pub source: String,
    /// The lowest grade of the information.
    pub information: String,
}

impl Minimum {
    /// True when `evaluation` is in this scheme and neither grade is below the minimum.
    pub fn is_reached_by(&self, evaluation: &Evaluation) -> bool {
        let Some((sources, informations)) = grades(&self.scheme) else {
            return false;
        };
        evaluation.scheme == self.scheme
            && reaches(sources, &self.source, &evaluation.source)
            && reaches(informations, &self.information, &evaluation.information)
    }

    /// True when both grades are of the scheme.
    pub(super) fn is_known(&self) -> bool {
        grades(&self.scheme).is_some_and(|(sources, informations)| {
            sources.contains(&self.source.as_str())
                && informations.contains(&self.information.as_str())
        })
    }
}

fn reaches(best_first: &[&str], minimum: &str, grade: &str) -> bool {
    let position = |wanted: &str| best_first.iter().position(|known| *known == wanted);
    match (position(minimum), position(grade)) {
        (Some(minimum), Some(grade)) => grade <= minimum,
        _ => false,
    }
}

/// Grades of source and of information, the best first.
fn grades(scheme: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match scheme {
        "4x4" => Some((&["A", "B", "C", "X"], &["1", "2", "3", "4"])),
        "3x5x2" => Some((&["1", "2", "3"], &["A", "B", "C", "D", "E"])),
        "admiralty" => Some((
            &["A", "B", "C", "D", "E", "F"],
            &["1", "2", "3", "4", "5", "6"],
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::EVALUATION_SCHEMES;

    fn evaluation(scheme: &str, source: &str, information: &str) -> Evaluation {
        Evaluation {
            scheme: scheme.to_owned(),
            source: source.to_owned(),
            information: information.to_owned(),
        }
    }

    #[test]
    fn every_scheme_of_the_code_list_has_grades() {
        for scheme in EVALUATION_SCHEMES.codes {
            assert!(grades(scheme.code).is_some(), "{}", scheme.code);
        }
    }

    #[test]
    fn a_minimum_is_reached_by_its_own_and_better_grades_of_its_scheme() {
        let minimum = Minimum {
            scheme: "4x4".to_owned(),
            source: "B".to_owned(),
            information: "2".to_owned(),
        };
        for (scheme, source, information, reached) in [
            ("4x4", "B", "2", true),
            ("4x4", "A", "1", true),
            ("4x4", "C", "1", false),
            ("4x4", "A", "3", false),
            ("4x4", "X", "1", false),
            ("4x4", "Z", "1", false),
            ("admiralty", "A", "1", false),
        ] {
            assert_eq!(
                minimum.is_reached_by(&evaluation(scheme, source, information)),
                reached,
                "{scheme} {source} {information}"
            );
        }
    }
}
