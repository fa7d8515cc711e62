//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -7872,
    worth: [
        &[0, 2, 374, 374, 374, 374, 1063, 1568, 1568], // MetProper
        &[0, 1299, 2762, 3163, 3163, 3163], // MetWords
        &[0, 0, 2216, 4710, 5590, 6535, 8715, 9919], // Heaviest
        &[0, 2291, 2680, 2680, 3415, 3415, 4893, 4893], // Second
        &[0, 1249, 1249, 1268], // Third
        &[0, 2899, 4470, 4470], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2881], // TitlesMet
        &[0, -1076], // GendersAgainst
        &[0, -2276, -2276], // BeginsAgainst
        &[0, 0, 0, 0, 0], // Lost
        &[0, 0, 0, 0, -1297, -1657, -1832], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1914, -2373, -3743, -4778, -4778, -4815], // AcrossWorst
        &[0, 0, -693, -754], // AcrossSecond
        &[0, 0, -1790, -1790], // Inexact
        &[0, 0, -172], // Initials
        &[0, 0, -14], // ShortForms
        &[0, -936, -936], // Joined
        &[0, -3233, -3233, -3234], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1015, -1272], // AgainstCount
        &[0, 0, -4929, -6821, -7706, -7706], // Unlike
        &[0, -2948], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -368, -624], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2108], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -269, -269, -639, -1359, -1359], // AliasExtra
        &[0, -1880, -1927, -2685], // QueryExtraCount
        &[0, -2189, -2759, -2759], // AliasExtraCount
        &[0, 0, -268, -268, -268, -586, -718], // QueryLeftShare
        &[0, 0, 0, 0, -153, -353, -353], // AliasLeftShare
        &[0, -3022], // QueryFirstLeft
        &[0, -1362], // QueryLastLeft
        &[0, -3142], // AliasFirstLeft
        &[0, -396], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2955,
    worth: [
        &[0, 25, 589, 1160, 1758, 2559, 2559, 2559, 2559], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 19, 943, 1699, 3021, 3673, 4160, 4160], // Heaviest
        &[0, 144, 659, 1656, 2436, 2478, 2478, 2478], // Second
        &[0, 97, 97, 97], // Third
        &[0, 366, 558, 558], // MetCount
        &[0, 160], // Exact
        &[0, 0], // SameButLight
        &[0, 950], // TitlesMet
        &[0, -196], // GendersAgainst
        &[0, -1118, -1118], // BeginsAgainst
        &[0, 0, -426, -1166, -1314], // Lost
        &[0, -333, -820, -820, -820, -2143, -3269], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -139, -139, -139, -309, -481, -532], // AcrossWorst
        &[0, -120, -262, -302], // AcrossSecond
        &[0, -552, -552, -552], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -939, -1096, -1107], // Turns
        &[0, -8331], // Inverted
        &[0, 0, 0, 0, 0, -112, -165], // Against
        &[0, -240, -1412, -1990], // AgainstCount
        &[0, -1268, -5142, -6501, -7484, -7616], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4099], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, 0, 0, -79, -524, -1001], // QueryExtra
        &[0, -1064, -1181, -1587, -1767, -2064], // AliasExtra
        &[0, -1768, -2306, -3262], // QueryExtraCount
        &[0, -1049, -1088, -2103], // AliasExtraCount
        &[0, -755, -1055, -1055, -1055, -1055, -1350], // QueryLeftShare
        &[0, -363, -363, -363, -363, -363, -486], // AliasLeftShare
        &[0, -1361], // QueryFirstLeft
        &[0, -1848], // QueryLastLeft
        &[0, -1392], // AliasFirstLeft
        &[0, -1233], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1477,
    worth: [
        &[0, 1132, 1531, 1531, 2609, 2609, 2609, 2609, 2609], // MetProper
        &[0, 0, 64, 64, 64, 1959], // MetWords
        &[0, 0, 0, 364, 364, 1996, 2287, 3726], // Heaviest
        &[0, 2113, 2113, 2150, 3664, 3664, 5316, 5316], // Second
        &[0, 940, 940, 940], // Third
        &[0, 223, 1003, 1003], // MetCount
        &[0, 2869], // Exact
        &[0, 1255], // SameButLight
        &[0, 1237], // TitlesMet
        &[0, 0], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, -120, -120, -120, -120], // Lost
        &[0, 0, -1046, -1465, -2849, -2849, -3426], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, -517], // Inexact
        &[0, -1108, -1578], // Initials
        &[0, -132, -132], // ShortForms
        &[0, -1469, -1469], // Joined
        &[0, -684, -946, -977], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -1651, -2420, -2420, -2420, -2420], // Against
        &[0, 0, 0, 0], // AgainstCount
        &[0, 0, 0, -108, -108, -108], // Unlike
        &[0, -509], // FirstAgainst
        &[0, -1145], // LastAgainst
        &[0, 0, -48], // BodiesAgainst
        &[0, -984], // PlacesAgainst
        &[0, -4136], // NumbersAgainst
        &[0, -1893], // FormsAgainst
        &[0, -867, -1123], // FieldsAgainst
        &[0, -923, -1110], // QueryFields
        &[0, -440, -440], // AliasFields
        &[0, 0, 0, -44, -44, -44], // QueryExtra
        &[0, -349, -349, -349, -349, -349], // AliasExtra
        &[0, 0, 0, -378], // QueryExtraCount
        &[0, 0, -258, -258], // AliasExtraCount
        &[0, -1439, -2802, -2802, -2802, -2802, -2802], // QueryLeftShare
        &[0, -1581, -3236, -3236, -4664, -4664, -4664], // AliasLeftShare
        &[0, -3277], // QueryFirstLeft
        &[0, -726], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -932,
    worth: [
        &[0, 215, 573, 1285, 2053, 2053, 2556, 3804, 3996], // MetProper
        &[0, 0, 0, 0, 463, 463], // MetWords
        &[0, 20, 150, 697, 697, 1003, 1003, 1003], // Heaviest
        &[0, 681, 1585, 1585, 1902, 2039, 2171, 2171], // Second
        &[0, 180, 547, 547], // Third
        &[0, 147, 147, 147], // MetCount
        &[0, 1564], // Exact
        &[0, 869], // SameButLight
        &[0, 7], // TitlesMet
        &[0, -290], // GendersAgainst
        &[0, -483, -483], // BeginsAgainst
        &[0, -52, -129, -323, -385], // Lost
        &[0, 0, -240, -836, -1173, -1634, -1945], // Worst
        &[0, -135, -216, -227], // WorstSecond
        &[0, -47, -219, -351, -446, -499, -532], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -554, -643], // Inexact
        &[0, -708, -781], // Initials
        &[0, -33, -33], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -58, -132, -168], // Turns
        &[0, -8192], // Inverted
        &[0, -388, -388, -388, -388, -388, -702], // Against
        &[0, -740, -1931, -2636], // AgainstCount
        &[0, 0, -173, -467, -920, -920], // Unlike
        &[0, -616], // FirstAgainst
        &[0, -743], // LastAgainst
        &[0, -1296, -2022], // BodiesAgainst
        &[0, -1587], // PlacesAgainst
        &[0, -2618], // NumbersAgainst
        &[0, -3146], // FormsAgainst
        &[0, -1251, -1821], // FieldsAgainst
        &[0, -986, -1091], // QueryFields
        &[0, -918, -948], // AliasFields
        &[0, -1246, -1246, -1246, -1246, -1246], // QueryExtra
        &[0, -1309, -1309, -1309, -1309, -1547], // AliasExtra
        &[0, 0, -600, -891], // QueryExtraCount
        &[0, 0, -611, -744], // AliasExtraCount
        &[0, -844, -844, -844, -1083, -1802, -2501], // QueryLeftShare
        &[0, -1164, -1526, -1526, -2083, -2083, -2144], // AliasLeftShare
        &[0, -1179], // QueryFirstLeft
        &[0, -918], // QueryLastLeft
        &[0, -1396], // AliasFirstLeft
        &[0, -780], // AliasLastLeft
    ],
};
