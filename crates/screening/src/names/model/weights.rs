//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -5762,
    worth: [
        &[0, 0, 5, 874, 2299, 2299, 3404, 3468, 3468], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 0, 2043, 2337, 3402, 5443, 5443, 7130], // Heaviest
        &[0, 2415, 3588, 3588, 3588, 5525, 5642, 5763], // Second
        &[0, 1701, 1701, 1701], // Third
        &[0, 1477, 2011, 2355], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -183], // Lost
        &[0, 0, 0, 0, -1029, -1029, -1590], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1912, -1912, -3333, -4185, -4693, -4848], // AcrossWorst
        &[0, 0, -732, -1002], // AcrossSecond
        &[0, -452, -2171, -2171], // Inexact
        &[0, -616, -616], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -2011, -2395, -2424], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1135, -1392], // AgainstCount
        &[0, -359, -6662, -7392, -7392, -7392], // Unlike
        &[0, -2317], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2067], // NumbersAgainst
        &[0, 0, 0, 0, 0, -307], // QueryExtra
        &[0, 0, -1168, -2923, -2963, -2963], // AliasExtra
        &[0, -2589, -2589, -2719], // QueryExtraCount
        &[0, -1322, -1322, -1322], // AliasExtraCount
        &[0, 0, -126, -126, -126, -126, -180], // QueryLeftShare
        &[0, 0, 0, 0, -617, -782, -816], // AliasLeftShare
        &[0, -2635], // QueryFirstLeft
        &[0, -1458], // QueryLastLeft
        &[0, -2330], // AliasFirstLeft
        &[0, -475], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -1550,
    worth: [
        &[0, 58, 411, 845, 1593, 1837, 1838, 1838, 1838], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 8, 1154, 2096, 3588, 4216, 4530, 4530], // Heaviest
        &[0, 0, 208, 1297, 1586, 1801, 1801, 1801], // Second
        &[0, 178, 348, 348], // Third
        &[0, 0, 189, 189], // MetCount
        &[0, 9], // Exact
        &[0, 0, -102, -532, -656], // Lost
        &[0, -144, -811, -854, -971, -2407, -3334], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -41, -41, -41, -351, -775, -870], // AcrossWorst
        &[0, -56, -318, -450], // AcrossSecond
        &[0, -826, -826, -826], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, -29, -29], // Joined
        &[0, -714, -868, -880], // Turns
        &[0, -8343], // Inverted
        &[0, 0, 0, 0, 0, -426, -716], // Against
        &[0, -79, -1432, -2017], // AgainstCount
        &[0, -2100, -5727, -6366, -7423, -7464], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -513, -1025], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4104], // NumbersAgainst
        &[0, 0, 0, -621, -975, -1374], // QueryExtra
        &[0, -933, -1148, -1539, -1829, -2224], // AliasExtra
        &[0, -1708, -2017, -2875], // QueryExtraCount
        &[0, -1074, -1093, -2083], // AliasExtraCount
        &[0, -646, -998, -998, -998, -998, -1788], // QueryLeftShare
        &[0, -430, -430, -430, -430, -430, -726], // AliasLeftShare
        &[0, -1544], // QueryFirstLeft
        &[0, -2032], // QueryLastLeft
        &[0, -1272], // AliasFirstLeft
        &[0, -1401], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -2726,
    worth: [
        &[0, 2064, 2931, 4780, 6645, 6645, 6645, 6645, 6645], // MetProper
        &[0, 0, 54, 1633, 1633, 2238], // MetWords
        &[0, 74, 509, 509, 1434, 2057, 2119, 2119], // Heaviest
        &[0, 1265, 1265, 3198, 3198, 3602, 5722, 5722], // Second
        &[0, 393, 393, 393], // Third
        &[0, 0, 161, 161], // MetCount
        &[0, 4027], // Exact
        &[0, -1919, -1919, -2226, -2226], // Lost
        &[0, -526, -526, -1005, -1005, -2224, -3026], // Worst
        &[0, -235, -935, -935], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, -405, -405], // AcrossSecond
        &[0, -223, -761, -761], // Inexact
        &[0, -226, -226], // Initials
        &[0, -100, -100], // ShortForms
        &[0, -355, -355], // Joined
        &[0, -874, -1124, -1124], // Turns
        &[0, -5343], // Inverted
        &[0, 0, -1540, -2346, -2346, -2785, -3759], // Against
        &[0, -212, -1556, -1912], // AgainstCount
        &[0, 0, -813, -1762, -2206, -2206], // Unlike
        &[0, -1385], // FirstAgainst
        &[0, -186], // LastAgainst
        &[0, -1377, -1752], // BodiesAgainst
        &[0, -155], // PlacesAgainst
        &[0, -3433], // NumbersAgainst
        &[0, -381, -381, -381, -381, -381], // QueryExtra
        &[0, -856, -1841, -1841, -2343, -2343], // AliasExtra
        &[0, 0, 0, -55], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -2235, -3014, -3014, -3014, -3333, -3333], // QueryLeftShare
        &[0, -1872, -1969, -1969, -3328, -3752, -3752], // AliasLeftShare
        &[0, -2901], // QueryFirstLeft
        &[0, -1659], // QueryLastLeft
        &[0, -1110], // AliasFirstLeft
        &[0, -387], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -859,
    worth: [
        &[0, 0, 584, 1064, 1503, 2219, 2219, 2450, 2450], // MetProper
        &[0, 463, 973, 973, 973, 1217], // MetWords
        &[0, 27, 1139, 2215, 2215, 2344, 2344, 2802], // Heaviest
        &[0, 0, 498, 870, 870, 1474, 1745, 1745], // Second
        &[0, 33, 344, 583], // Third
        &[0, 0, 0, 0], // MetCount
        &[0, 1156], // Exact
        &[0, -837, -875, -1138, -1138], // Lost
        &[0, 0, -48, -758, -1042, -1581, -1581], // Worst
        &[0, -169, -269, -269], // WorstSecond
        &[0, 0, -118, -203, -273, -313, -347], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -303, -303], // Inexact
        &[0, -662, -746], // Initials
        &[0, 0, 0], // ShortForms
        &[0, -127, -127], // Joined
        &[0, -277, -386, -389], // Turns
        &[0, -8192], // Inverted
        &[0, 0, -106, -106, -571, -1421, -1877], // Against
        &[0, -498, -2144, -2788], // AgainstCount
        &[0, 0, -828, -1137, -1653, -1653], // Unlike
        &[0, -619], // FirstAgainst
        &[0, -652], // LastAgainst
        &[0, -1822, -2422], // BodiesAgainst
        &[0, -1179], // PlacesAgainst
        &[0, -362], // NumbersAgainst
        &[0, -1555, -1555, -1555, -1555, -2011], // QueryExtra
        &[0, -1539, -1539, -1539, -1539, -2439], // AliasExtra
        &[0, -75, -208, -666], // QueryExtraCount
        &[0, -189, -226, -576], // AliasExtraCount
        &[0, -1224, -1224, -1224, -1360, -2355, -3090], // QueryLeftShare
        &[0, -1715, -1994, -1994, -2187, -2187, -2212], // AliasLeftShare
        &[0, -732], // QueryFirstLeft
        &[0, -762], // QueryLastLeft
        &[0, -1076], // AliasFirstLeft
        &[0, -810], // AliasLastLeft
    ],
};
