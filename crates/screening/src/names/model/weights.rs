//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6583,
    worth: [
        &[0, 22, 22, 22, 22, 229, 250, 626, 626], // MetProper
        &[0, 1230, 2739, 3197, 3197, 3197], // MetWords
        &[0, 0, 2923, 5184, 5794, 6528, 8767, 9408], // Heaviest
        &[0, 1734, 2521, 2529, 3139, 3139, 4847, 4847], // Second
        &[0, 910, 910, 1063], // Third
        &[0, 2281, 3723, 3723], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2778], // TitlesMet
        &[0, -1040], // GendersAgainst
        &[0, -2273, -2273], // BeginsAgainst
        &[0, 0, 0, -189, -460], // Lost
        &[0, 0, 0, 0, -973, -973, -2282], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1446, -2266, -4072, -5337, -5605, -5626], // AcrossWorst
        &[0, 0, -344, -395], // AcrossSecond
        &[0, 0, -1720, -1720], // Inexact
        &[0, 0, -34], // Initials
        &[0, 0, -2], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, -1235, -1235], // Joined
        &[0, -3135, -3135, -3141], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -899, -1158], // AgainstCount
        &[0, 0, -4630, -6450, -7335, -7335], // Unlike
        &[0, -2382], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -269, -525], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2049], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -864, -864, -1673, -2885, -2885], // AliasExtra
        &[0, -4467, -4492, -4492], // QueryExtraCount
        &[0, -3570, -3630, -3729], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, 0], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 3020, 3710, 3710], // Contained
        &[0, -482], // FathersAgainst
        &[0, 0, -268], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3464], // QueryFirstLeft
        &[0, -1837], // QueryLastLeft
        &[0, -3818], // AliasFirstLeft
        &[0, -96], // AliasLastLeft
        &[0, 0, 0, 265, 836, 5191], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2581,
    worth: [
        &[0, 28, 447, 1081, 1674, 2031, 2031, 2031, 2031], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 10, 795, 1482, 2868, 3296, 4175, 4175], // Heaviest
        &[0, 141, 758, 1978, 2780, 2780, 3009, 3181], // Second
        &[0, 0, 0, 0], // Third
        &[0, 574, 574, 574], // MetCount
        &[0, 77], // Exact
        &[0, 0], // SameButLight
        &[0, 970], // TitlesMet
        &[0, -173], // GendersAgainst
        &[0, -699, -699], // BeginsAgainst
        &[0, 0, -210, -967, -1102], // Lost
        &[0, -260, -797, -797, -861, -2508, -3630], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -179, -179, -179, -394, -583, -622], // AcrossWorst
        &[0, -120, -256, -293], // AcrossSecond
        &[0, -644, -644, -644], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1075, -1210, -1227], // Turns
        &[0, -8310], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1391, -1980], // AgainstCount
        &[0, -655, -4470, -6187, -7262, -7456], // Unlike
        &[0, -164], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3072], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -3, -3], // AliasFields
        &[0, -206, -206, -653, -957, -1440], // QueryExtra
        &[0, -1076, -1171, -1937, -2207, -2469], // AliasExtra
        &[0, -2070, -2571, -3643], // QueryExtraCount
        &[0, -1370, -1431, -2497], // AliasExtraCount
        &[0, -751, -1134, -1134, -1134, -1134, -1220], // QueryLeftShare
        &[0, -397, -397, -397, -397, -397, -397], // AliasLeftShare
        &[0, 0, 0, 1018, 1890, 1934], // Contained
        &[0, -3750], // FathersAgainst
        &[0, -663, -1170], // MiddlesAgainst
        &[0, -607, -1723, -2355, -2495], // WorstRoot
        &[0, -1413], // QueryFirstLeft
        &[0, -1300], // QueryLastLeft
        &[0, -1349], // AliasFirstLeft
        &[0, -1001], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1208,
    worth: [
        &[0, 789, 789, 789, 2405, 2405, 2405, 2405, 2405], // MetProper
        &[0, 91, 91, 379, 843, 2548], // MetWords
        &[0, 3, 506, 506, 506, 2064, 2448, 4644], // Heaviest
        &[0, 2311, 2311, 2311, 2493, 2493, 4325, 4379], // Second
        &[0, 564, 564, 564], // Third
        &[0, 443, 579, 579], // MetCount
        &[0, 2979], // Exact
        &[0, 1712], // SameButLight
        &[0, 1350], // TitlesMet
        &[0, -253], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -586, -586, -586], // Lost
        &[0, 0, 0, 0, -1673, -1946, -2319], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, -300, -596, -874, -874, -874], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -97, -777], // Inexact
        &[0, -947, -1088], // Initials
        &[0, -476, -476], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1710, -2247, -2414], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -837, -2274, -2553, -2611, -2611], // Against
        &[0, 0, -560, -829], // AgainstCount
        &[0, 0, -792, -1644, -1644, -1644], // Unlike
        &[0, -398], // FirstAgainst
        &[0, -631], // LastAgainst
        &[0, 0, 0], // BodiesAgainst
        &[0, -300], // PlacesAgainst
        &[0, -2969], // NumbersUnlike
        &[0, -613], // NumbersMissing
        &[0, -1674], // FormsAgainst
        &[0, -181, -444], // FieldsAgainst
        &[0, -1321, -2428], // QueryFields
        &[0, -891, -891], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1196, -1973, -1973, -2867, -2867], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, -156, -603, -603], // AliasExtraCount
        &[0, -1739, -3028, -3455, -3455, -3524, -3524], // QueryLeftShare
        &[0, -1778, -2229, -2229, -2229, -2229, -2229], // AliasLeftShare
        &[0, 0, 0, 1365, 2478, 2478], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, -255], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2793], // QueryFirstLeft
        &[0, -1664], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
        &[0, 1311, 1677, 1677, 5330, 8257], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1039,
    worth: [
        &[0, 337, 763, 1566, 2228, 2228, 2764, 3225, 3375], // MetProper
        &[0, 0, 0, 31, 852, 1302], // MetWords
        &[0, 19, 126, 478, 478, 702, 1053, 1188], // Heaviest
        &[0, 685, 1549, 1549, 2031, 2318, 2473, 2497], // Second
        &[0, 210, 491, 491], // Third
        &[0, 180, 180, 180], // MetCount
        &[0, 1692], // Exact
        &[0, 769], // SameButLight
        &[0, 20], // TitlesMet
        &[0, -418], // GendersAgainst
        &[0, -442, -442], // BeginsAgainst
        &[0, -132, -305, -462, -530], // Lost
        &[0, 0, -183, -780, -1268, -1477, -1785], // Worst
        &[0, -63, -134, -134], // WorstSecond
        &[0, -4, -125, -217, -270, -322, -355], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -437, -537], // Inexact
        &[0, -674, -747], // Initials
        &[0, -33, -33], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, -58, -170], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -53, -191, -231], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, -74, -86, -225], // Against
        &[0, -247, -1314, -1877], // AgainstCount
        &[0, 0, -1471, -2178, -2886, -2976], // Unlike
        &[0, -567], // FirstAgainst
        &[0, -489], // LastAgainst
        &[0, -2005, -2815], // BodiesAgainst
        &[0, -2711], // PlacesAgainst
        &[0, -743], // NumbersUnlike
        &[0, -4237], // NumbersMissing
        &[0, -2607], // FormsAgainst
        &[0, -1025, -1612], // FieldsAgainst
        &[0, -1005, -1005], // QueryFields
        &[0, -903, -960], // AliasFields
        &[0, -1206, -1206, -1206, -1206, -1508], // QueryExtra
        &[0, -1659, -1723, -1723, -1798, -2166], // AliasExtra
        &[0, 0, -396, -725], // QueryExtraCount
        &[0, 0, -250, -323], // AliasExtraCount
        &[0, -1193, -1193, -1193, -1193, -1659, -2035], // QueryLeftShare
        &[0, -1167, -1346, -1346, -2021, -2021, -2054], // AliasLeftShare
        &[0, 0, 43, 589, 718, 718], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -380], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -1093], // QueryFirstLeft
        &[0, -980], // QueryLastLeft
        &[0, -1290], // AliasFirstLeft
        &[0, -803], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};
