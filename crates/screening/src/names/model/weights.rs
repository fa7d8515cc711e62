//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -7212,
    worth: [
        &[0, 4, 358, 358, 358, 358, 1167, 1811, 1811], // MetProper
        &[0, 1403, 2997, 3288, 3288, 3288], // MetWords
        &[0, 0, 2529, 4603, 5631, 6387, 8477, 9539], // Heaviest
        &[0, 2551, 2551, 2551, 3153, 3153, 4417, 4417], // Second
        &[0, 1079, 1079, 1247], // Third
        &[0, 2591, 3969, 3969], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2792], // TitlesMet
        &[0, -3003], // GendersAgainst
        &[0, -1290, -1290], // BeginsAgainst
        &[0, 0, 0, 0, -12], // Lost
        &[0, 0, 0, 0, -1530, -1751, -1878], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -2022, -2337, -3753, -4733, -4733, -4775], // AcrossWorst
        &[0, 0, -679, -743], // AcrossSecond
        &[0, 0, -1789, -1789], // Inexact
        &[0, 0, -208], // Initials
        &[0, 0, -29], // ShortForms
        &[0, -1069, -1069], // Joined
        &[0, -2469, -2469, -2472], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -995, -1254], // AgainstCount
        &[0, 0, -5052, -6878, -7958, -7958], // Unlike
        &[0, -2483], // FirstAgainst
        &[0, -124], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2173], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -90, -762, -1254, -2448, -2448], // AliasExtra
        &[0, -1987, -2118, -2712], // QueryExtraCount
        &[0, -1486, -1909, -1909], // AliasExtraCount
        &[0, 0, -100, -100, -100, -100, -169], // QueryLeftShare
        &[0, 0, 0, 0, 0, -89, -89], // AliasLeftShare
        &[0, -3161], // QueryFirstLeft
        &[0, -1564], // QueryLastLeft
        &[0, -3366], // AliasFirstLeft
        &[0, -611], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: 696,
    worth: [
        &[0, 161, 383, 383, 383, 1083, 1083, 1083, 1083], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 0, 729, 729, 1600, 2140, 2507, 2507], // Heaviest
        &[0, 50, 484, 1398, 2165, 2408, 2408, 2408], // Second
        &[0, 0, 0, 34], // Third
        &[0, 0, 41, 41], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 572], // TitlesMet
        &[0, -433], // GendersAgainst
        &[0, -1097, -1097], // BeginsAgainst
        &[0, 0, -599, -1139, -1271], // Lost
        &[0, -82, -726, -869, -979, -2452, -3550], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -156, -156, -156, -213, -361, -424], // AcrossWorst
        &[0, -56, -160, -192], // AcrossSecond
        &[0, -558, -558, -558], // Inexact
        &[0, -326, -326], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -688, -844, -855], // Turns
        &[0, -8332], // Inverted
        &[0, 0, 0, 0, 0, -221, -505], // Against
        &[0, -111, -1279, -1869], // AgainstCount
        &[0, -1609, -5170, -6550, -7830, -7959], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4107], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, -10, -10], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -19, -19], // AliasFields
        &[0, 0, 0, 0, -474, -912], // QueryExtra
        &[0, -863, -956, -1550, -2206, -2629], // AliasExtra
        &[0, -1781, -2121, -3114], // QueryExtraCount
        &[0, -1505, -1661, -2677], // AliasExtraCount
        &[0, -945, -1174, -1174, -1174, -1174, -1174], // QueryLeftShare
        &[0, -227, -227, -227, -227, -227, -584], // AliasLeftShare
        &[0, -1074], // QueryFirstLeft
        &[0, -1406], // QueryLastLeft
        &[0, -1950], // AliasFirstLeft
        &[0, -1395], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 399,
    worth: [
        &[0, 1009, 1009, 1018, 1537, 1537, 1537, 1537, 1537], // MetProper
        &[0, 0, 366, 366, 366, 1856], // MetWords
        &[0, 0, 35, 408, 553, 2042, 2617, 3831], // Heaviest
        &[0, 376, 376, 2575, 3989, 3989, 5409, 5409], // Second
        &[0, 750, 750, 750], // Third
        &[0, 0, 831, 831], // MetCount
        &[0, 2649], // Exact
        &[0, 0], // SameButLight
        &[0, 948], // TitlesMet
        &[0, -573], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, -2019, -2155, -2155, -2155], // Lost
        &[0, 0, -214, -325, -2030, -2155, -2478], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, 0], // Inexact
        &[0, -1209, -1253], // Initials
        &[0, -26, -26], // ShortForms
        &[0, -1194, -1194], // Joined
        &[0, -1307, -1852, -1852], // Turns
        &[0, -4128], // Inverted
        &[0, 0, -1705, -2588, -2588, -2588, -3030], // Against
        &[0, -911, -2013, -2260], // AgainstCount
        &[0, 0, -225, -557, -557, -557], // Unlike
        &[0, -82], // FirstAgainst
        &[0, -65], // LastAgainst
        &[0, 0, -25], // BodiesAgainst
        &[0, -791], // PlacesAgainst
        &[0, -4254], // NumbersAgainst
        &[0, -947], // FormsAgainst
        &[0, -1006, -1341], // FieldsAgainst
        &[0, -1465, -1682], // QueryFields
        &[0, -504, -504], // AliasFields
        &[0, -742, -742, -742, -742, -742], // QueryExtra
        &[0, -887, -1271, -1271, -1271, -1271], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -871, -2358, -2358, -2358, -2358, -2358], // QueryLeftShare
        &[0, -1472, -2664, -2664, -4537, -4537, -4537], // AliasLeftShare
        &[0, -2689], // QueryFirstLeft
        &[0, -1096], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, -271], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: 350,
    worth: [
        &[0, 25, 176, 824, 1430, 1430, 1871, 3106, 3347], // MetProper
        &[0, 0, 0, 96, 251, 251], // MetWords
        &[0, 34, 58, 518, 518, 711, 711, 711], // Heaviest
        &[0, 477, 1298, 1313, 1975, 2105, 2276, 2342], // Second
        &[0, 65, 368, 465], // Third
        &[0, 0, 0, 0], // MetCount
        &[0, 1498], // Exact
        &[0, 574], // SameButLight
        &[0, 51], // TitlesMet
        &[0, -303], // GendersAgainst
        &[0, -412, -412], // BeginsAgainst
        &[0, -566, -704, -988, -1056], // Lost
        &[0, 0, -9, -535, -821, -1295, -1612], // Worst
        &[0, -87, -176, -189], // WorstSecond
        &[0, 0, -80, -133, -175, -213, -250], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -453, -527], // Inexact
        &[0, -705, -792], // Initials
        &[0, -37, -37], // ShortForms
        &[0, 0, 0], // Joined
        &[0, 0, -141, -171], // Turns
        &[0, -8192], // Inverted
        &[0, -467, -467, -467, -467, -590, -1018], // Against
        &[0, -811, -2302, -2945], // AgainstCount
        &[0, 0, -313, -718, -1209, -1209], // Unlike
        &[0, -215], // FirstAgainst
        &[0, -637], // LastAgainst
        &[0, -1314, -2051], // BodiesAgainst
        &[0, -1532], // PlacesAgainst
        &[0, -2592], // NumbersAgainst
        &[0, -3031], // FormsAgainst
        &[0, -1301, -1946], // FieldsAgainst
        &[0, -911, -937], // QueryFields
        &[0, -919, -1026], // AliasFields
        &[0, -1071, -1071, -1071, -1071, -1105], // QueryExtra
        &[0, -1448, -1448, -1448, -1448, -1555], // AliasExtra
        &[0, 0, -634, -936], // QueryExtraCount
        &[0, 0, -559, -605], // AliasExtraCount
        &[0, -868, -868, -868, -1071, -1547, -2059], // QueryLeftShare
        &[0, -1096, -1446, -1446, -2750, -2750, -2921], // AliasLeftShare
        &[0, -968], // QueryFirstLeft
        &[0, -872], // QueryLastLeft
        &[0, -1443], // AliasFirstLeft
        &[0, -889], // AliasLastLeft
    ],
};
