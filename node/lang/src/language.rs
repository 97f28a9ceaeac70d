//! The languages.

use std::fmt;
use std::str::FromStr;

use crate::argument::Argument;
use crate::bundle;

macro_rules! languages {
    ($($variant:ident $tag:literal $own:literal;)+) => {
        /// A language that people are spoken to in.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Language {
            $(#[doc = $own] $variant,)+
            /// English with marks on its letters: what has none was not taken from the catalogue. For tests.
            Pseudo,
        }

        impl Language {
            /// The languages that are offered, English first.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$variant),+];

            /// Its tag (ISO 639-1).
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$variant => $tag,)+
                    Self::Pseudo => "qps",
                }
            }

            /// Its name, as those who speak it call it.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$variant => $own,)+
                    Self::Pseudo => "Pseudo",
                }
            }
        }
    };
}

languages! {
    English "en" "English";
    Azerbaijani "az" "Azərbaycan dili";
    Georgian "ka" "ქართული";
    Kazakh "kk" "Қазақ тілі";
    Romanian "ro" "Română";
    Russian "ru" "Русский";
    Turkish "tr" "Türkçe";
    Ukrainian "uk" "Українська";
    Uzbek "uz" "Oʻzbekcha";
}

/// The text names no language that is spoken here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UnknownLanguage(pub String);

impl Language {
    /// The plural forms that whole numbers have in it, as CLDR names them.
    pub const fn plural_forms(self) -> &'static [&'static str] {
        match self {
            Self::Russian | Self::Ukrainian => &["one", "few", "many", "other"],
            Self::Romanian => &["one", "few", "other"],
            Self::English
            | Self::Azerbaijani
            | Self::Georgian
            | Self::Kazakh
            | Self::Turkish
            | Self::Uzbek
            | Self::Pseudo => &["one", "other"],
        }
    }

    /// The language of a locale as POSIX writes it, `uk_UA.UTF-8`, or as a browser does, `uk-UA`. The locale of no
    /// language is English's; none for a language that is not spoken here.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let tag = locale.split(['_', '-', '.', '@']).next()?;
        match tag.to_ascii_lowercase().as_str() {
            "c" | "posix" => Some(Self::English),
            "qps" => Some(Self::Pseudo),
            tag => Self::ALL.into_iter().find(|it| it.tag() == tag),
        }
    }

    /// What the message of this key says; in English where the language lacks it, and the key where nobody has it.
    pub fn text(self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.find(key, arguments)
            .or_else(|| Self::English.find(key, arguments))
            .unwrap_or_else(|| key.to_owned())
    }

    /// What the message of this key says in this language and no other. A key with a point names an attribute.
    pub fn find(self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let id = key.split_once('.').map_or(key, |(id, _)| id);
        bundle::of(self, id)?.say(key, arguments)
    }

    /// What a table of English says of a row in this language: the message of the key, or the English where it is
    /// lacking.
    pub fn of_table(self, key: &str, english: &str) -> String {
        if self == Self::English {
            return english.to_owned();
        }
        if self == Self::Pseudo {
            return crate::pseudo::marked(english);
        }
        self.find(key, &[]).unwrap_or_else(|| english.to_owned())
    }

    /// What a row says whose English has places, `{ $name }`; none where the language lacks it.
    pub fn sentence(
        self,
        key: &str,
        english: &str,
        arguments: &[(&str, Argument<'_>)],
    ) -> Option<String> {
        if matches!(self, Self::English | Self::Pseudo) {
            bundle::of_row(self, english).say("row", arguments)
        } else {
            self.find(key, arguments)
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let text = text.trim();
        let named = Self::ALL.into_iter().find(|it| it.own_name() == text);
        named
            .or_else(|| Self::from_locale(text))
            .ok_or_else(|| UnknownLanguage(text.to_owned()))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not one of", self.0)?;
        for (position, language) in Language::ALL.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            write!(f, "{comma} {language}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownLanguage {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language() {
        for (locale, language) in [
            ("uk_UA.UTF-8", Some(Language::Ukrainian)),
            ("uz_UZ@cyrillic", Some(Language::Uzbek)),
            ("ro-MD", Some(Language::Romanian)),
            ("RU", Some(Language::Russian)),
            ("C.UTF-8", Some(Language::English)),
            ("POSIX", Some(Language::English)),
            ("de_DE.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn every_language_is_read_by_its_tag_and_its_own_name() {
        for language in Language::ALL {
            assert_eq!(language.tag().parse(), Ok(language));
            assert_eq!(language.own_name().parse(), Ok(language));
        }
        let unknown = "de".parse::<Language>().unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "'de' is not one of en, az, ka, kk, ro, ru, tr, uk, uz"
        );
    }

    #[test]
    fn a_key_that_nobody_has_is_shown() {
        assert_eq!(Language::Kazakh.text("no-such-key", &[]), "no-such-key");
    }
}
