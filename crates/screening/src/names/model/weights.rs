//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6034,
    worth: [
        &[0, 22, 22, 22, 22, 151, 181, 416, 416], // MetProper
        &[0, 1214, 2712, 3168, 3168, 3168], // MetWords
        &[0, 0, 2670, 4914, 5547, 6292, 8548, 9157], // Heaviest
        &[0, 1755, 2484, 2484, 3139, 3139, 4845, 4845], // Second
        &[0, 907, 907, 1068], // Third
        &[0, 2083, 3551, 3551], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2854], // TitlesMet
        &[0, -1000], // GendersAgainst
        &[0, -2278, -2278], // BeginsAgainst
        &[0, 0, 0, -317, -518], // Lost
        &[0, 0, 0, 0, -923, -923, -2170], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1310, -2165, -4009, -5282, -5551, -5572], // AcrossWorst
        &[0, 0, -338, -386], // AcrossSecond
        &[0, 0, -1786, -1786], // Inexact
        &[0, 0, -36], // Initials
        &[0, 0, -2], // ShortForms
        &[0, -1170, -1170], // Joined
        &[0, -3028, -3028, -3035], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -966, -1225], // AgainstCount
        &[0, 0, -5260, -7317, -8173, -8234], // Unlike
        &[0, -1498], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -269, -525], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2050], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -809, -809, -1601, -2853, -2853], // AliasExtra
        &[0, -4440, -4500, -4500], // QueryExtraCount
        &[0, -3662, -3679, -3679], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, 0], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 3003, 3799, 3799], // Contained
        &[0, -431], // FathersAgainst
        &[0, 0, -261], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3440], // QueryFirstLeft
        &[0, -1879], // QueryLastLeft
        &[0, -3795], // AliasFirstLeft
        &[0, -104], // AliasLastLeft
        &[0, 0, 0, 73, 666, 4846], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2628,
    worth: [
        &[0, 30, 488, 981, 1438, 1934, 1934, 1934, 1934], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 9, 890, 1631, 2984, 3511, 4258, 4258], // Heaviest
        &[0, 200, 683, 1751, 2603, 2603, 2841, 3024], // Second
        &[0, 0, 0, 0], // Third
        &[0, 606, 606, 606], // MetCount
        &[0, 176], // Exact
        &[0, 0], // SameButLight
        &[0, 954], // TitlesMet
        &[0, -193], // GendersAgainst
        &[0, -747, -747], // BeginsAgainst
        &[0, 0, -286, -748, -911], // Lost
        &[0, -267, -739, -739, -740, -2151, -3313], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -166, -166, -166, -410, -600, -642], // AcrossWorst
        &[0, -103, -241, -281], // AcrossSecond
        &[0, -625, -625, -625], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1119, -1262, -1281], // Turns
        &[0, -8302], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1373, -1973], // AgainstCount
        &[0, -919, -4904, -6665, -7713, -7904], // Unlike
        &[0, -108], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3072], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -3, -3], // AliasFields
        &[0, -91, -91, -428, -796, -1238], // QueryExtra
        &[0, -1093, -1196, -1933, -2243, -2511], // AliasExtra
        &[0, -2276, -2781, -3858], // QueryExtraCount
        &[0, -1493, -1614, -2575], // AliasExtraCount
        &[0, -619, -909, -909, -909, -909, -909], // QueryLeftShare
        &[0, -86, -86, -86, -86, -86, -86], // AliasLeftShare
        &[0, 0, 0, 1053, 1876, 1975], // Contained
        &[0, -3772], // FathersAgainst
        &[0, -618, -1126], // MiddlesAgainst
        &[0, -583, -1708, -2395, -2600], // WorstRoot
        &[0, -1448], // QueryFirstLeft
        &[0, -1503], // QueryLastLeft
        &[0, -1418], // AliasFirstLeft
        &[0, -1069], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1126,
    worth: [
        &[0, 674, 674, 674, 2212, 2212, 2212, 2212, 2212], // MetProper
        &[0, 69, 69, 368, 672, 2326], // MetWords
        &[0, 16, 561, 561, 561, 2227, 2564, 4751], // Heaviest
        &[0, 2340, 2340, 2340, 2545, 2545, 4241, 4241], // Second
        &[0, 604, 604, 604], // Third
        &[0, 414, 562, 562], // MetCount
        &[0, 2957], // Exact
        &[0, 1705], // SameButLight
        &[0, 1386], // TitlesMet
        &[0, -233], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -914, -914, -914], // Lost
        &[0, 0, 0, 0, -1529, -1719, -2072], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, -244, -481, -696, -696, -696], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -2, -703], // Inexact
        &[0, -946, -1090], // Initials
        &[0, -440, -440], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1577, -2150, -2326], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -374, -1823, -2272, -2523, -2523], // Against
        &[0, 0, -684, -953], // AgainstCount
        &[0, 0, -855, -1690, -1690, -1690], // Unlike
        &[0, -436], // FirstAgainst
        &[0, -538], // LastAgainst
        &[0, 0, 0], // BodiesAgainst
        &[0, -310], // PlacesAgainst
        &[0, -3121], // NumbersUnlike
        &[0, -636], // NumbersMissing
        &[0, -1657], // FormsAgainst
        &[0, -102, -446], // FieldsAgainst
        &[0, -1313, -2382], // QueryFields
        &[0, -923, -923], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1200, -1861, -1861, -2725, -2830], // AliasExtra
        &[0, 0, 0, -36], // QueryExtraCount
        &[0, -161, -654, -654], // AliasExtraCount
        &[0, -1775, -3069, -3431, -3431, -3431, -3431], // QueryLeftShare
        &[0, -1854, -2267, -2267, -2267, -2267, -2267], // AliasLeftShare
        &[0, 0, 0, 1315, 2569, 2569], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, -255], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2803], // QueryFirstLeft
        &[0, -1680], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
        &[0, 1364, 1783, 1783, 5211, 8272], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1009,
    worth: [
        &[0, 325, 725, 1499, 2157, 2157, 2707, 3150, 3295], // MetProper
        &[0, 0, 0, 11, 809, 1263], // MetWords
        &[0, 22, 151, 495, 495, 737, 1067, 1190], // Heaviest
        &[0, 677, 1525, 1525, 2004, 2286, 2450, 2473], // Second
        &[0, 218, 516, 516], // Third
        &[0, 158, 171, 171], // MetCount
        &[0, 1694], // Exact
        &[0, 796], // SameButLight
        &[0, 21], // TitlesMet
        &[0, -417], // GendersAgainst
        &[0, -442, -442], // BeginsAgainst
        &[0, -100, -250, -395, -464], // Lost
        &[0, 0, -189, -797, -1300, -1521, -1833], // Worst
        &[0, -56, -125, -125], // WorstSecond
        &[0, -14, -139, -235, -293, -347, -382], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -446, -550], // Inexact
        &[0, -685, -754], // Initials
        &[0, -34, -34], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -163, -296, -336], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, 0, 0, -182], // Against
        &[0, -117, -1140, -1704], // AgainstCount
        &[0, 0, -1638, -2369, -3110, -3230], // Unlike
        &[0, -535], // FirstAgainst
        &[0, -486], // LastAgainst
        &[0, -2064, -2867], // BodiesAgainst
        &[0, -2759], // PlacesAgainst
        &[0, -767], // NumbersUnlike
        &[0, -4233], // NumbersMissing
        &[0, -2600], // FormsAgainst
        &[0, -1136, -1740], // FieldsAgainst
        &[0, -941, -941], // QueryFields
        &[0, -930, -991], // AliasFields
        &[0, -1078, -1078, -1078, -1078, -1396], // QueryExtra
        &[0, -1591, -1613, -1613, -1710, -2089], // AliasExtra
        &[0, 0, -407, -754], // QueryExtraCount
        &[0, 0, -273, -348], // AliasExtraCount
        &[0, -1194, -1194, -1194, -1194, -1560, -1931], // QueryLeftShare
        &[0, -1124, -1343, -1343, -1901, -1901, -1901], // AliasLeftShare
        &[0, 0, 0, 526, 696, 696], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -381], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -1128], // QueryFirstLeft
        &[0, -1055], // QueryLastLeft
        &[0, -1336], // AliasFirstLeft
        &[0, -842], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};
