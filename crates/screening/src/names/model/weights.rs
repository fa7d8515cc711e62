//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -5876,
    worth: [
        &[0, 21, 21, 21, 21, 21, 21, 330, 373], // MetProper
        &[0, 1032, 2517, 3020, 3020, 3020], // MetWords
        &[0, 0, 2533, 4923, 5561, 6410, 8511, 9275], // Heaviest
        &[0, 1736, 2661, 2661, 3263, 3263, 4782, 4782], // Second
        &[0, 1005, 1005, 1251], // Third
        &[0, 1925, 3333, 3333], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2901], // TitlesMet
        &[0, -941], // GendersAgainst
        &[0, -2149, -2149], // BeginsAgainst
        &[0, 0, 0, -218, -532], // Lost
        &[0, 0, 0, 0, -1007, -1007, -2264], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1459, -2229, -3832, -5148, -5291, -5324], // AcrossWorst
        &[0, 0, -419, -483], // AcrossSecond
        &[0, 0, -1780, -1780], // Inexact
        &[0, 0, -31], // Initials
        &[0, 0, -2], // ShortForms
        &[0, -1243, -1243], // Joined
        &[0, -3019, -3019, -3028], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -895, -1158], // AgainstCount
        &[0, 0, -5005, -7128, -8137, -8173], // Unlike
        &[0, -1679], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -275, -531], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2048], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -796, -796, -1525, -2837, -2837], // AliasExtra
        &[0, -4214, -4339, -5194], // QueryExtraCount
        &[0, -3796, -3796, -3796], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, 0], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 2988, 3974, 3974], // Contained
        &[0, -1142], // FathersAgainst
        &[0, 0, -1], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3927], // QueryFirstLeft
        &[0, -1878], // QueryLastLeft
        &[0, -3735], // AliasFirstLeft
        &[0, -299], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2856,
    worth: [
        &[0, 30, 539, 1145, 1619, 2102, 2102, 2102, 2102], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 15, 924, 1693, 3042, 3555, 4309, 4309], // Heaviest
        &[0, 212, 695, 1750, 2591, 2591, 2829, 3008], // Second
        &[0, 0, 0, 0], // Third
        &[0, 629, 629, 629], // MetCount
        &[0, 164], // Exact
        &[0, 0], // SameButLight
        &[0, 958], // TitlesMet
        &[0, -197], // GendersAgainst
        &[0, -757, -757], // BeginsAgainst
        &[0, 0, -287, -742, -904], // Lost
        &[0, -260, -733, -733, -733, -2146, -3307], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -180, -180, -180, -411, -578, -617], // AcrossWorst
        &[0, -96, -230, -264], // AcrossSecond
        &[0, -631, -631, -631], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1116, -1251, -1270], // Turns
        &[0, -8302], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1420, -2028], // AgainstCount
        &[0, -952, -4936, -6647, -7674, -7865], // Unlike
        &[0, -125], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -513, -1025], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3072], // NumbersUnlike
        &[0, -4096], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, -99, -99, -435, -804, -1252], // QueryExtra
        &[0, -1085, -1201, -1938, -2219, -2467], // AliasExtra
        &[0, -2353, -2884, -3911], // QueryExtraCount
        &[0, -1469, -1581, -2634], // AliasExtraCount
        &[0, -585, -867, -867, -867, -867, -970], // QueryLeftShare
        &[0, -109, -109, -109, -109, -109, -109], // AliasLeftShare
        &[0, 0, 0, 1056, 1882, 1986], // Contained
        &[0, -3769], // FathersAgainst
        &[0, -633, -1145], // MiddlesAgainst
        &[0, -588, -1710, -2394, -2600], // WorstRoot
        &[0, -1420], // QueryFirstLeft
        &[0, -1514], // QueryLastLeft
        &[0, -1403], // AliasFirstLeft
        &[0, -1052], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 31,
    worth: [
        &[0, 698, 698, 698, 2188, 2188, 2188, 2188, 2188], // MetProper
        &[0, 0, 0, 850, 963, 2319], // MetWords
        &[0, 0, 0, 0, 0, 1642, 1708, 3842], // Heaviest
        &[0, 2148, 2148, 2148, 2344, 2344, 4443, 4893], // Second
        &[0, 692, 692, 692], // Third
        &[0, 99, 194, 194], // MetCount
        &[0, 2702], // Exact
        &[0, 1462], // SameButLight
        &[0, 1736], // TitlesMet
        &[0, -349], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -442, -442, -466], // Lost
        &[0, 0, 0, 0, -1542, -2125, -2750], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, -476], // Inexact
        &[0, -1168, -1527], // Initials
        &[0, -224, -224], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1259, -1521, -1855], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -548, -1937, -1937, -1937, -1937], // Against
        &[0, 0, 0, 0], // AgainstCount
        &[0, 0, 0, -738, -738, -738], // Unlike
        &[0, -158], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, 0, -129], // BodiesAgainst
        &[0, -566], // PlacesAgainst
        &[0, -3393], // NumbersUnlike
        &[0, -627], // NumbersMissing
        &[0, -1686], // FormsAgainst
        &[0, 0, -22], // FieldsAgainst
        &[0, -1282, -1989], // QueryFields
        &[0, -877, -877], // AliasFields
        &[0, -875, -875, -875, -875, -875], // QueryExtra
        &[0, -2233, -2233, -2233, -2333, -2333], // AliasExtra
        &[0, 0, -140, -365], // QueryExtraCount
        &[0, 0, -472, -472], // AliasExtraCount
        &[0, -1465, -2859, -3021, -3021, -3021, -3021], // QueryLeftShare
        &[0, -1887, -3459, -3459, -4555, -4555, -4555], // AliasLeftShare
        &[0, 0, 0, 2117, 3645, 3645], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, 0], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2806], // QueryFirstLeft
        &[0, -1992], // QueryLastLeft
        &[0, -244], // AliasFirstLeft
        &[0, -220], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1072,
    worth: [
        &[0, 272, 619, 1382, 2083, 2083, 2655, 3108, 3231], // MetProper
        &[0, 0, 0, 78, 920, 1328], // MetWords
        &[0, 30, 204, 533, 533, 816, 1099, 1221], // Heaviest
        &[0, 669, 1529, 1529, 2073, 2345, 2514, 2532], // Second
        &[0, 173, 414, 414], // Third
        &[0, 162, 162, 162], // MetCount
        &[0, 1716], // Exact
        &[0, 808], // SameButLight
        &[0, 11], // TitlesMet
        &[0, -398], // GendersAgainst
        &[0, -426, -426], // BeginsAgainst
        &[0, -76, -227, -366, -437], // Lost
        &[0, 0, -148, -741, -1254, -1485, -1793], // Worst
        &[0, -61, -132, -132], // WorstSecond
        &[0, -47, -214, -349, -446, -501, -531], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -407, -514], // Inexact
        &[0, -688, -764], // Initials
        &[0, -33, -33], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -211, -304, -345], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, 0, -34, -394], // Against
        &[0, 0, -1085, -1649], // AgainstCount
        &[0, 0, -1871, -2590, -3350, -3448], // Unlike
        &[0, -429], // FirstAgainst
        &[0, -530], // LastAgainst
        &[0, -2228, -3040], // BodiesAgainst
        &[0, -2771], // PlacesAgainst
        &[0, -769], // NumbersUnlike
        &[0, -4245], // NumbersMissing
        &[0, -2605], // FormsAgainst
        &[0, -1101, -1776], // FieldsAgainst
        &[0, -1018, -1051], // QueryFields
        &[0, -979, -1045], // AliasFields
        &[0, -1017, -1017, -1017, -1017, -1423], // QueryExtra
        &[0, -1471, -1471, -1471, -1693, -2178], // AliasExtra
        &[0, 0, -427, -764], // QueryExtraCount
        &[0, -9, -322, -405], // AliasExtraCount
        &[0, -1118, -1118, -1118, -1118, -1365, -1790], // QueryLeftShare
        &[0, -1178, -1303, -1303, -1469, -1469, -1502], // AliasLeftShare
        &[0, 0, 0, 508, 707, 707], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -387], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -989], // QueryFirstLeft
        &[0, -1167], // QueryLastLeft
        &[0, -1417], // AliasFirstLeft
        &[0, -921], // AliasLastLeft
    ],
};
