//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6161,
    worth: [
        &[0, 0, 57, 289, 543, 1047, 2207, 2207, 2207], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 0, 4461, 5309, 6368, 8834, 8836, 10883], // Heaviest
        &[0, 3162, 3162, 3504, 3799, 3854, 3854, 3854], // Second
        &[0, 864, 864, 864], // Third
        &[0, 1700, 3253, 3253], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -49], // Lost
        &[0, 0, 0, 0, -1711, -1711, -2008], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1582, -2139, -3595, -4417, -4569, -4631], // AcrossWorst
        &[0, 0, -710, -808], // AcrossSecond
        &[0, 0, -1797, -1797], // Inexact
        &[0, 0, -101], // Initials
        &[0, 0, -26], // ShortForms
        &[0, -1000, -1000], // Joined
        &[0, -2451, -2613, -2614], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1137, -1395], // AgainstCount
        &[0, 0, -5626, -6973, -6973, -6973], // Unlike
        &[0, -2145], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2229], // NumbersAgainst
        &[0, 0, 0, 0, 0, -345], // QueryExtra
        &[0, -274, -427, -427, -2129, -2129], // AliasExtra
        &[0, -2193, -2193, -2964], // QueryExtraCount
        &[0, -2331, -2553, -2553], // AliasExtraCount
        &[0, 0, 0, 0, 0, -33, -189], // QueryLeftShare
        &[0, 0, 0, 0, 0, -248, -248], // AliasLeftShare
        &[0, -2993], // QueryFirstLeft
        &[0, -1585], // QueryLastLeft
        &[0, -2576], // AliasFirstLeft
        &[0, -599], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2466,
    worth: [
        &[0, 84, 932, 1598, 2568, 2568, 2568, 2568, 2568], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 62, 750, 2183, 2909, 3528, 3528, 3528], // Heaviest
        &[0, 350, 790, 2101, 2441, 2441, 2441, 2441], // Second
        &[0, 102, 148, 148], // Third
        &[0, 472, 674, 674], // MetCount
        &[0, 240], // Exact
        &[0, 0, -455, -1274, -1416], // Lost
        &[0, -308, -815, -815, -815, -2177, -3277], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -131, -131, -131, -336, -537, -588], // AcrossWorst
        &[0, -122, -251, -292], // AcrossSecond
        &[0, -544, -544, -544], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -865, -1049, -1061], // Turns
        &[0, -8331], // Inverted
        &[0, 0, 0, 0, 0, -105, -131], // Against
        &[0, 0, -1111, -1681], // AgainstCount
        &[0, -1967, -5960, -7461, -8516, -8647], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4102], // NumbersAgainst
        &[0, 0, 0, -261, -622, -987], // QueryExtra
        &[0, -900, -1344, -1817, -2081, -2260], // AliasExtra
        &[0, -1965, -2588, -3469], // QueryExtraCount
        &[0, -1036, -1137, -2128], // AliasExtraCount
        &[0, -526, -696, -696, -696, -696, -880], // QueryLeftShare
        &[0, -21, -21, -21, -21, -21, -21], // AliasLeftShare
        &[0, -1415], // QueryFirstLeft
        &[0, -1884], // QueryLastLeft
        &[0, -1409], // AliasFirstLeft
        &[0, -1230], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 480,
    worth: [
        &[0, 1269, 1269, 2005, 2021, 2021, 2021, 2021, 2021], // MetProper
        &[0, 0, 0, 399, 399, 942], // MetWords
        &[0, 1, 430, 430, 1536, 2397, 4056, 4056], // Heaviest
        &[0, 1969, 1969, 3827, 3827, 5312, 5312, 5312], // Second
        &[0, 1411, 1411, 1411], // Third
        &[0, 29, 29, 29], // MetCount
        &[0, 2923], // Exact
        &[0, -371, -371, -371, -371], // Lost
        &[0, -578, -1123, -2011, -3754, -4096, -4272], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, -13], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -243, -243, -292], // Inexact
        &[0, -1501, -1653], // Initials
        &[0, -83, -83], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -2455, -2455, -2455], // Turns
        &[0, -4189], // Inverted
        &[0, 0, -2194, -2786, -2786, -3125, -3406], // Against
        &[0, 0, -565, -845], // AgainstCount
        &[0, 0, -29, -40, -40, -40], // Unlike
        &[0, -520], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -210, -355], // BodiesAgainst
        &[0, -601], // PlacesAgainst
        &[0, -3250], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -995, -1354, -1354, -1616, -1624], // AliasExtra
        &[0, 0, 0, -126], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -2882, -4263, -4263, -4263, -4336, -4336], // QueryLeftShare
        &[0, -1904, -2944, -2944, -3401, -3593, -3755], // AliasLeftShare
        &[0, -1793], // QueryFirstLeft
        &[0, -1085], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1116,
    worth: [
        &[0, 341, 1145, 2063, 2063, 2993, 3519, 3519, 3519], // MetProper
        &[0, 0, 0, 67, 511, 511], // MetWords
        &[0, 28, 1179, 1305, 1571, 1571, 1571, 2199], // Heaviest
        &[0, 487, 1031, 1691, 1691, 1691, 1691, 1691], // Second
        &[0, 164, 266, 266], // Third
        &[0, 125, 187, 187], // MetCount
        &[0, 1253], // Exact
        &[0, -896, -896, -1174, -1226], // Lost
        &[0, 0, 0, -375, -633, -1111, -1437], // Worst
        &[0, -124, -212, -227], // WorstSecond
        &[0, 0, -101, -165, -178, -191, -222], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -295, -308], // Inexact
        &[0, -398, -415], // Initials
        &[0, -28, -28], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -393, -393, -393], // Turns
        &[0, -8192], // Inverted
        &[0, -405, -405, -405, -405, -405, -785], // Against
        &[0, -798, -2331, -3198], // AgainstCount
        &[0, 0, 0, -19, -324, -324], // Unlike
        &[0, -896], // FirstAgainst
        &[0, -780], // LastAgainst
        &[0, -1451, -2019], // BodiesAgainst
        &[0, -1457], // PlacesAgainst
        &[0, -2215], // NumbersAgainst
        &[0, -1322, -1322, -1322, -1322, -1326], // QueryExtra
        &[0, -1398, -1398, -1398, -1398, -1398], // AliasExtra
        &[0, 0, -344, -344], // QueryExtraCount
        &[0, 0, -208, -208], // AliasExtraCount
        &[0, -1054, -1054, -1054, -1386, -2188, -2732], // QueryLeftShare
        &[0, -1417, -1867, -1867, -2668, -2668, -2668], // AliasLeftShare
        &[0, -934], // QueryFirstLeft
        &[0, -1128], // QueryLastLeft
        &[0, -901], // AliasFirstLeft
        &[0, -1105], // AliasLastLeft
    ],
};
