//! What it costs to take one sound for another, in hundredths of a whole letter.

use std::sync::LazyLock;

/// A sound that is another one altogether.
pub(super) const OTHER: u8 = 100;

/// Costs between two sounds, both ways; what is not listed is [`OTHER`], two vowels [`VOWELS`].
const PAIRS: [(u8, &str); 8] = [
    (
        2,
        "wv aA Pp Pf Bb Bv Xx CK jJ qk qQ Qk cJ cC cT cK ck cs WV",
    ),
    (
        5,
        "eA cQ hx uU oE gG yi yj jy ij Wu Wo Wv Ww Yy Yi YA *a *A *e *o *i *u *E *U *y wW",
    ),
    (8, "cj xQ qg hq sc Tc UE Uy Ye jZ Ji"),
    (12, "gq Kk Kx KS zs ZJ ou iU Ui Ey Eu Qx jh jx zT"),
    (
        18,
        "ae hG gh sS oa ie iy ye kc Dz DJ zD sT CS xk xG vb kx KC KJ",
    ),
    (
        25,
        "gk gJ jg jG GJ vf bp dt kG qG qx xG CT CJ SZ Zz sK Ts zZ wu wo ue uo iu yo ya yu WY Gv Gy wy Tk vu lr TC Xk Xs XS Xh XZ zX Xz",
    ),
    (
        35,
        "ea ei ai eo io ao au eu mn vm td gx kK ks cz tT dD zJ Zg ZT rl pf fv fp vw fw pb hk dJ",
    ),
    (45, "nm gd kt sz iu tC sx"),
];

/// Two vowels that are not listed.
const VOWELS: u8 = 45;

static TABLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![OTHER; 128 * 128];
    let mut set = |a: u8, b: u8, cost: u8| {
        if let Some(cell) = table.get_mut(place(a, b)) {
            *cell = cost;
        }
    };
    for a in 0..128 {
        for b in 0..128 {
            if super::sound::is_vowel(a) && super::sound::is_vowel(b) {
                set(a, b, VOWELS);
            }
        }
    }
    for (cost, pairs) in PAIRS.iter().rev() {
        for pair in pairs.split(' ') {
            if let [a, b] = *pair.as_bytes() {
                set(a, b, *cost);
                set(b, a, *cost);
            }
        }
    }
    for a in 0..128 {
        set(a, a, 0);
    }
    table
});

const fn place(a: u8, b: u8) -> usize {
    (a as usize & 127) * 128 + (b as usize & 127)
}

/// The costs, to be fetched once for many comparisons.
#[derive(Clone, Copy)]
pub(super) struct Costs {
    between: &'static [u8],
    twos: &'static Twos,
}

impl Costs {
    pub(super) fn get() -> Self {
        Self {
            between: &TABLE,
            twos: &TWOS,
        }
    }

    /// Of taking one sound for another.
    #[inline]
    pub(super) fn between(self, a: u8, b: u8) -> u32 {
        u32::from(self.between.get(place(a, b)).copied().unwrap_or(OTHER))
    }

    /// Of taking a sound for each other one.
    #[inline]
    pub(super) fn row(self, sound: u8) -> &'static [u8] {
        let at = place(sound, 0);
        self.between.get(at..at + 128).unwrap_or_default()
    }

    /// The row of two sounds that can be one; 0 where they cannot.
    #[inline]
    pub(super) fn two(self, first: u8, second: u8) -> u8 {
        self.twos
            .rows
            .get(place(first, second))
            .copied()
            .unwrap_or_default()
    }

    /// Of taking one sound for the two of a row.
    #[inline]
    pub(super) fn one_for_two(self, one: u8, two: u8) -> u32 {
        let cell = usize::from(two) * 128 + usize::from(one & 127);
        u32::from(self.twos.costs.get(cell).copied().unwrap_or(OTHER))
    }
}

/// Costs of taking one sound, the first of three, for the two after it.
const TWO: [(u8, &str); 6] = [
    (3, "Uue Eoe Aae"),
    (5, "Ddz zdz Tcz xkh Ggh fph"),
    (8, "Xgz Xkz Xkc Xks"),
    (
        10,
        "Uyu Uiu oou oow uou uoo uoe wou wov wuu wuv vou vov vuu vuv lly Wou",
    ),
    (12, "oau eai eea eei iea iei oea oeo oeu Eeu"),
    (15, "qkv qkw kkv kkw Ssx SsK Ssk Ssh Csx cts SCt"),
];
/// The same, of the dearest ones.
const TWO_DEAR: &str = "nng nnk ngn nny Jgi Jge Jdz Jdy";
const DEAR: u8 = 20;

/// For each two sounds the row of `costs` that tells which one they can be, or 0.
struct Twos {
    rows: Vec<u8>,
    costs: Vec<u8>,
}

static TWOS: LazyLock<Twos> = LazyLock::new(|| {
    let mut twos = Twos {
        rows: vec![0; 128 * 128],
        costs: vec![OTHER; 128],
    };
    let dear = std::iter::once((DEAR, TWO_DEAR));
    for (cost, triples) in TWO.into_iter().chain(dear) {
        for triple in triples.split(' ') {
            if let [one, first, second] = *triple.as_bytes() {
                twos.add(cost, one, place(first, second));
            }
        }
    }
    twos
});

impl Twos {
    fn add(&mut self, cost: u8, one: u8, two: usize) {
        let next = u8::try_from(self.costs.len() / 128).unwrap_or_default();
        let Some(row) = self.rows.get_mut(two) else {
            return;
        };
        if *row == 0 {
            *row = next;
            self.costs.resize(self.costs.len() + 128, OTHER);
        }
        if let Some(cell) = self
            .costs
            .get_mut(usize::from(*row) * 128 + usize::from(one & 127))
        {
            *cell = cost;
        }
    }
}
