//! How names of the region are written in other letters: tables of passports, of maps, and of papers in Russian.
//!
//! The tables are those in use, in the project's own words: ICAO 9303 part 3 (Cyrillic), the Ukrainian and the Georgian
//! national ones of 2010 and 2002, BGN/PCGN, the Uzbek law of 1993, the Kazakh draft of 2021, and how Russian papers write
//! Azerbaijani, Turkish, Romanian and Georgian names.

/// Letters, small, and what stands for them. One with `^` before it counts where a word begins.
type Table = &'static [(&'static str, &'static str)];

/// A language: common names in its own letters, and how they are written in others.
pub struct Tongue {
    /// Its name.
    pub slice: &'static str,
    /// Given names.
    pub given: [&'static str; 12],
    /// Family names.
    pub families: [&'static str; 20],
    /// Syllables and endings, from which names are made that nobody bears.
    pub syllables: [&'static str; 12],
    writings: [&'static [Table]; 2],
}

/// Ways in which each language is written: its own, and two others.
pub const WRITINGS: usize = 3;

impl Tongue {
    /// A word in one of [`WRITINGS`], the first of which is its own.
    pub fn written(&self, word: &str, writing: usize) -> String {
        let tables = writing.checked_sub(1).and_then(|at| self.writings.get(at));
        tables.map_or_else(|| word.to_owned(), |tables| by(tables, word))
    }
}

/// A word by tables, the longest letters first, with a capital at its beginning.
fn by(tables: &[Table], word: &str) -> String {
    // A dotted capital is one small letter and a dot above it.
    let word = word.to_lowercase().replace('\u{307}', "");
    let mut written = String::new();
    let mut rest = word.as_str();
    while let Some(first) = rest.chars().next() {
        let is_first = rest.len() == word.len();
        // Of letters that several have, the first table has the word.
        let rules = tables.iter().rev().flat_map(|table| table.iter());
        let fits = rules.filter_map(|(from, to)| match from.strip_prefix('^') {
            Some(from) => (is_first && rest.starts_with(from)).then_some((from, true, *to)),
            None => rest.starts_with(from).then_some((*from, false, *to)),
        });
        let best = fits.max_by_key(|(from, is_first, _)| (from.len(), *is_first));
        let (length, to) = best.map_or((first.len_utf8(), None), |(from, _, to)| {
            (from.len(), Some(to))
        });
        match to {
            Some(to) => written.push_str(to),
            None => written.push(first),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut letters = written.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

const CYRILLIC: Table = &[
    ("а", "a"),
    ("б", "b"),
    ("в", "v"),
    ("г", "g"),
    ("д", "d"),
    ("е", "e"),
    ("ж", "zh"),
    ("з", "z"),
    ("и", "i"),
    ("к", "k"),
    ("л", "l"),
    ("м", "m"),
    ("н", "n"),
    ("о", "o"),
    ("п", "p"),
    ("р", "r"),
    ("с", "s"),
    ("т", "t"),
    ("у", "u"),
    ("ф", "f"),
    ("х", "kh"),
    ("ц", "ts"),
    ("ч", "ch"),
    ("ш", "sh"),
    ("щ", "shch"),
    ("ь", ""),
    ("ы", "y"),
    ("э", "e"),
];
const ICAO: Table = &[
    ("ё", "e"),
    ("й", "i"),
    ("ъ", "ie"),
    ("ю", "iu"),
    ("я", "ia"),
];
const BGN: Table = &[
    ("^е", "ye"),
    ("ё", "yo"),
    ("й", "y"),
    ("ъ", ""),
    ("ю", "yu"),
    ("я", "ya"),
    ("ий", "iy"),
    ("ье", "ye"),
];
const UKRAINIAN: Table = &[
    ("г", "h"),
    ("ґ", "g"),
    ("зг", "zgh"),
    ("^є", "ye"),
    ("є", "ie"),
    ("и", "y"),
    ("і", "i"),
    ("^ї", "yi"),
    ("ї", "i"),
    ("^й", "y"),
    ("й", "i"),
    ("^ю", "yu"),
    ("ю", "iu"),
    ("^я", "ya"),
    ("я", "ia"),
];
const UKRAINIAN_OF_OLD: Table = &[
    ("г", "g"),
    ("ґ", "g"),
    ("є", "e"),
    ("и", "i"),
    ("і", "i"),
    ("ї", "yi"),
    ("й", "y"),
    ("ю", "yu"),
    ("я", "ya"),
];
const KAZAKH: Table = &[
    ("ә", "a"),
    ("ғ", "g"),
    ("қ", "k"),
    ("ң", "n"),
    ("ө", "o"),
    ("ұ", "u"),
    ("ү", "u"),
    ("һ", "h"),
    ("і", "i"),
    ("й", "i"),
    ("ю", "iu"),
    ("я", "ia"),
];
const KAZAKH_OF_2021: Table = &[
    ("ә", "ä"),
    ("ғ", "ğ"),
    ("қ", "q"),
    ("ң", "ñ"),
    ("ө", "ö"),
    ("ұ", "ū"),
    ("ү", "ü"),
    ("һ", "h"),
    ("і", "i"),
    ("ы", "y"),
    ("ж", "j"),
    ("ш", "ş"),
    ("х", "h"),
    ("й", "i"),
    ("ю", "iu"),
    ("я", "ia"),
];
const GEORGIAN: Table = &[
    ("ა", "a"),
    ("ბ", "b"),
    ("გ", "g"),
    ("დ", "d"),
    ("ე", "e"),
    ("ვ", "v"),
    ("ზ", "z"),
    ("თ", "t"),
    ("ი", "i"),
    ("კ", "k"),
    ("ლ", "l"),
    ("მ", "m"),
    ("ნ", "n"),
    ("ო", "o"),
    ("პ", "p"),
    ("ჟ", "zh"),
    ("რ", "r"),
    ("ს", "s"),
    ("ტ", "t"),
    ("უ", "u"),
    ("ფ", "p"),
    ("ქ", "k"),
    ("ღ", "gh"),
    ("ყ", "q"),
    ("შ", "sh"),
    ("ჩ", "ch"),
    ("ც", "ts"),
    ("ძ", "dz"),
    ("წ", "ts"),
    ("ჭ", "ch"),
    ("ხ", "kh"),
    ("ჯ", "j"),
    ("ჰ", "h"),
];
const GEORGIAN_RUSSIAN: Table = &[
    ("ა", "а"),
    ("ბ", "б"),
    ("გ", "г"),
    ("დ", "д"),
    ("ე", "е"),
    ("ვ", "в"),
    ("ზ", "з"),
    ("თ", "т"),
    ("ი", "и"),
    ("კ", "к"),
    ("ლ", "л"),
    ("მ", "м"),
    ("ნ", "н"),
    ("ო", "о"),
    ("პ", "п"),
    ("ჟ", "ж"),
    ("რ", "р"),
    ("ს", "с"),
    ("ტ", "т"),
    ("უ", "у"),
    ("ფ", "п"),
    ("ქ", "к"),
    ("ღ", "г"),
    ("ყ", "к"),
    ("შ", "ш"),
    ("ჩ", "ч"),
    ("ც", "ц"),
    ("ძ", "дз"),
    ("წ", "ц"),
    ("ჭ", "ч"),
    ("ხ", "х"),
    ("ჯ", "дж"),
    ("ჰ", "г"),
    ("ია", "ия"),
];
const LATIN_RUSSIAN: Table = &[
    ("a", "а"),
    ("b", "б"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("y", "й"),
    ("z", "з"),
    ("ya", "я"),
    ("yu", "ю"),
    ("ye", "е"),
    ("yo", "ё"),
    ("^e", "э"),
];
const AZERBAIJANI: Table = &[
    ("ə", "a"),
    ("ç", "ch"),
    ("ş", "sh"),
    ("ğ", "gh"),
    ("ı", "i"),
    ("ö", "o"),
    ("ü", "u"),
    ("c", "j"),
    ("x", "kh"),
    ("q", "g"),
];
const AZERBAIJANI_RUSSIAN: Table = &[
    ("ə", "а"),
    ("yə", "я"),
    ("ç", "ч"),
    ("ş", "ш"),
    ("ğ", "г"),
    ("ı", "ы"),
    ("ö", "о"),
    ("ü", "у"),
    ("c", "дж"),
    ("x", "х"),
    ("q", "г"),
    ("h", "г"),
    ("iy", "и"),
    ("iye", "ие"),
    ("iyə", "ия"),
];
const TURKISH: Table = &[
    ("ç", "c"),
    ("ğ", "g"),
    ("ı", "i"),
    ("ö", "o"),
    ("ş", "s"),
    ("ü", "u"),
];
const TURKISH_RUSSIAN: Table = &[
    ("c", "дж"),
    ("ç", "ч"),
    ("ş", "ш"),
    ("ğ", "г"),
    ("ı", "ы"),
    ("ö", "ё"),
    ("^ö", "о"),
    ("ü", "ю"),
    ("^ü", "у"),
];
const ROMANIAN: Table = &[("ă", "a"), ("â", "a"), ("î", "i"), ("ș", "s"), ("ț", "t")];
const ROMANIAN_RUSSIAN: Table = &[
    ("ă", "э"),
    ("â", "ы"),
    ("î", "ы"),
    ("ș", "ш"),
    ("ț", "ц"),
    ("c", "к"),
    ("ce", "че"),
    ("ci", "чи"),
    ("cio", "чо"),
    ("ch", "к"),
    ("gh", "г"),
    ("ge", "дже"),
    ("gi", "джи"),
    ("x", "кс"),
    ("^iu", "ю"),
    ("ea", "я"),
];
const UZBEK: Table = &[
    ("oʻ", "u"),
    ("gʻ", "g"),
    ("q", "k"),
    ("x", "kh"),
    ("j", "j"),
    ("ʼ", ""),
];
const UZBEK_CYRILLIC: Table = &[
    ("oʻ", "ў"),
    ("gʻ", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("q", "қ"),
    ("x", "х"),
    ("h", "ҳ"),
    ("ʼ", "ъ"),
    ("yoʻ", "йў"),
];

/// The languages.
pub static TONGUES: [Tongue; 8] = [
    Tongue {
        slice: "russian",
        given: [
            "Алексей",
            "Дмитрий",
            "Сергей",
            "Андрей",
            "Михаил",
            "Виктор",
            "Павел",
            "Егор",
            "Юрий",
            "Николай",
            "Григорий",
            "Евгений",
        ],
        families: [
            "Соколов",
            "Морозов",
            "Волков",
            "Зайцев",
            "Павлов",
            "Голубев",
            "Виноградов",
            "Воробьёв",
            "Фёдоров",
            "Беляев",
            "Тарасов",
            "Комаров",
            "Орлов",
            "Киселёв",
            "Макаров",
            "Щербаков",
            "Журавлёв",
            "Яковлев",
            "Цветков",
            "Хохлов",
        ],
        syllables: [
            "ба", "зу", "жи", "ща", "ку", "хо", "ня", "цо", "да", "вью", "че", "ры",
        ],
        writings: [&[ICAO, CYRILLIC], &[BGN, CYRILLIC]],
    },
    Tongue {
        slice: "ukrainian",
        given: [
            "Тарас",
            "Богдан",
            "Олексій",
            "Андрій",
            "Василь",
            "Ігор",
            "Юрій",
            "Ярослав",
            "Сергій",
            "Микола",
            "Євген",
            "Григорій",
        ],
        families: [
            "Шевчук",
            "Бондаренко",
            "Мельник",
            "Гриценко",
            "Лисенко",
            "Савченко",
            "Поліщук",
            "Мороз",
            "Кравець",
            "Гаврилюк",
            "Захарченко",
            "Їжакевич",
            "Яценко",
            "Яремчук",
            "Пономаренко",
            "Хоменко",
            "Цимбал",
            "Щербина",
            "Жук",
            "Гончарук",
        ],
        syllables: [
            "га", "зі", "жи", "щу", "ку", "хо", "ня", "це", "ги", "вє", "че", "лю",
        ],
        writings: [&[UKRAINIAN, CYRILLIC], &[UKRAINIAN_OF_OLD, CYRILLIC]],
    },
    Tongue {
        slice: "kazakh",
        given: [
            "Нұрлан",
            "Ержан",
            "Асқар",
            "Дәулет",
            "Қайрат",
            "Болат",
            "Ғалым",
            "Әлихан",
            "Өмірбек",
            "Үміт",
            "Жандос",
            "Сәкен",
        ],
        families: [
            "Сейітов",
            "Жұмабаев",
            "Қасымов",
            "Әбенов",
            "Ысқақов",
            "Мұратов",
            "Бекенов",
            "Жақсыбеков",
            "Сәрсенов",
            "Ғабитов",
            "Өтеев",
            "Ахметов",
            "Құлмағамбетов",
            "Досжанов",
            "Нұрпейісов",
            "Тұрсынов",
            "Шаймерденов",
            "Хасенов",
            "Айтжанов",
            "Оңғаров",
        ],
        syllables: [
            "қа", "ғұ", "жа", "шә", "кү", "сө", "ны", "хан", "дә", "мұ", "бе", "лы",
        ],
        writings: [&[KAZAKH, CYRILLIC], &[KAZAKH_OF_2021, CYRILLIC]],
    },
    Tongue {
        slice: "georgian",
        given: [
            "ლევან",
            "დავით",
            "ზურაბ",
            "ნიკოლოზ",
            "გიორგი",
            "ირაკლი",
            "ვახტანგ",
            "თენგიზ",
            "ჯაბა",
            "შოთა",
            "ქობა",
            "ხვიჩა",
        ],
        families: [
            "მელაძე",
            "კაპანაძე",
            "გელაშვილი",
            "ქავთარაძე",
            "ჩხეიძე",
            "წერეთელი",
            "ჯაფარიძე",
            "ღამბაშიძე",
            "ყიფიანი",
            "ხარაიშვილი",
            "ძნელაძე",
            "ჭანტურია",
            "შენგელია",
            "ცინცაძე",
            "თოდუა",
            "ბოლქვაძე",
            "ნოზაძე",
            "ფირცხალავა",
            "აბაშიძე",
            "ჟღენტი",
        ],
        syllables: [
            "ბა",
            "ზუ",
            "რი",
            "შა",
            "ქუ",
            "ღე",
            "ნა",
            "ჯო",
            "და",
            "ხვი",
            "ჩე",
            "წი",
        ],
        writings: [&[GEORGIAN], &[GEORGIAN_RUSSIAN]],
    },
    Tongue {
        slice: "azerbaijani",
        given: [
            "Elçin", "Rəşad", "Cavid", "Əhməd", "Xəyal", "Fərid", "Kamran", "Tural", "Yusif",
            "Orxan", "Şahin", "Qənbər",
        ],
        families: [
            "Məmmədli",
            "Qasımov",
            "Həsənov",
            "Cəfərov",
            "Əzizov",
            "Şükürov",
            "Xəlilov",
            "Yusifov",
            "Bağırov",
            "Ağayev",
            "Nəbiyev",
            "Rüstəmov",
            "İsmayılov",
            "Vəliyev",
            "Çobanov",
            "Paşayev",
            "Quliyev",
            "Sultanov",
            "Abbasov",
            "Mirzəyev",
        ],
        syllables: [
            "bə", "xu", "ci", "şa", "qu", "lə", "çö", "rı", "da", "vü", "ğa", "mə",
        ],
        writings: [&[AZERBAIJANI], &[AZERBAIJANI_RUSSIAN, LATIN_RUSSIAN]],
    },
    Tongue {
        slice: "turkish",
        given: [
            "Emre", "Hakan", "Çağlar", "Şükrü", "Gökhan", "Ömer", "Yiğit", "Kaan", "Serkan",
            "Tolga", "İlker", "Uğur",
        ],
        families: [
            "Öztürk",
            "Çelik",
            "Şahin",
            "Aydın",
            "Koç",
            "Doğan",
            "Kılıç",
            "Aslan",
            "Güneş",
            "Özdemir",
            "Yıldırım",
            "Polat",
            "Ünal",
            "Çetin",
            "Başaran",
            "Işık",
            "Karaca",
            "Türkmen",
            "Gündüz",
            "Avcı",
        ],
        syllables: [
            "ba", "çu", "rı", "şe", "kü", "le", "gö", "sa", "ci", "ha", "yı", "dü",
        ],
        writings: [&[TURKISH], &[TURKISH_RUSSIAN, LATIN_RUSSIAN]],
    },
    Tongue {
        slice: "moldovan",
        given: [
            "Ion",
            "Vasile",
            "Ștefan",
            "Mihai",
            "Gheorghe",
            "Nicolae",
            "Alexandru",
            "Dumitru",
            "Iurie",
            "Sergiu",
            "Andrei",
            "Tudor",
        ],
        families: [
            "Rusu",
            "Ceban",
            "Munteanu",
            "Țurcanu",
            "Popescu",
            "Botnaru",
            "Ciobanu",
            "Lungu",
            "Grosu",
            "Cebotari",
            "Ursu",
            "Bălan",
            "Gîrbu",
            "Dănilă",
            "Tîbîrnă",
            "Negruță",
            "Chirilă",
            "Josan",
            "Harabagiu",
            "Știrbu",
        ],
        syllables: [
            "ba", "țu", "ri", "șa", "cu", "che", "nă", "gi", "da", "vî", "ghe", "mu",
        ],
        writings: [&[ROMANIAN], &[ROMANIAN_RUSSIAN, LATIN_RUSSIAN]],
    },
    Tongue {
        slice: "uzbek",
        given: [
            "Jasur",
            "Bobur",
            "Otabek",
            "Anvar",
            "Sherzod",
            "Gʻayrat",
            "Oʻktam",
            "Xurshid",
            "Ulugʻbek",
            "Akmal",
            "Doniyor",
            "Qodir",
        ],
        families: [
            "Yoʻldoshev",
            "Toshmatov",
            "Rahimov",
            "Gʻofurov",
            "Qosimov",
            "Xoʻjayev",
            "Ergashev",
            "Nishonov",
            "Abdullayev",
            "Choriyev",
            "Joʻrayev",
            "Sobirov",
            "Hamidov",
            "Eshonqulov",
            "Oʻrinov",
            "Usmonov",
            "Boboyev",
            "Shodiyev",
            "Norqulov",
            "Tursunov",
        ],
        syllables: [
            "ba", "qu", "ri", "sha", "xo", "joʻ", "na", "gʻu", "da", "cha", "mi", "yoʻ",
        ],
        writings: [&[UZBEK], &[UZBEK_CYRILLIC, LATIN_RUSSIAN]],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_passports_and_papers_write_them() {
        let tongue = |slice: &str| {
            TONGUES
                .iter()
                .find(|it| it.slice == slice)
                .expect("a language")
        };
        for (slice, word, passport, other) in [
            ("russian", "Щербаков", "Shcherbakov", "Shcherbakov"),
            ("russian", "Юрий", "Iurii", "Yuriy"),
            ("ukrainian", "Гриценко", "Hrytsenko", "Gritsenko"),
            ("ukrainian", "Юрій", "Yurii", "Yuriy"),
            ("kazakh", "Жұмабаев", "Zhumabaev", "Jūmabaev"),
            ("georgian", "ჯაფარიძე", "Japaridze", "Джапаридзе"),
            ("azerbaijani", "Əhməd", "Ahmad", "Агмад"),
            ("azerbaijani", "İsmayılov", "Ismayilov", "Исмайылов"),
            ("turkish", "Çağlar", "Caglar", "Чаглар"),
            ("moldovan", "Ciobanu", "Ciobanu", "Чобану"),
            ("uzbek", "Yoʻldoshev", "Yuldoshev", "Йўлдошев"),
        ] {
            let tongue = tongue(slice);
            let written = [0, 1, 2].map(|writing| tongue.written(word, writing));
            assert_eq!(written, [word, passport, other]);
        }
    }
}
