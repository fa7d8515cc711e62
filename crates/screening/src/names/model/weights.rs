//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -7842,
    worth: [
        &[0, 2, 390, 390, 390, 390, 1096, 1619, 1619], // MetProper
        &[0, 1299, 2759, 3158, 3158, 3158], // MetWords
        &[0, 0, 2215, 4698, 5571, 6529, 8674, 9861], // Heaviest
        &[0, 2322, 2657, 2657, 3387, 3387, 4832, 4832], // Second
        &[0, 1248, 1248, 1248], // Third
        &[0, 2888, 4448, 4448], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2885], // TitlesMet
        &[0, -987], // GendersAgainst
        &[0, -2254, -2254], // BeginsAgainst
        &[0, 0, 0, 0, 0], // Lost
        &[0, 0, 0, 0, -1326, -1663, -1829], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1921, -2379, -3746, -4777, -4777, -4813], // AcrossWorst
        &[0, 0, -693, -754], // AcrossSecond
        &[0, 0, -1785, -1785], // Inexact
        &[0, 0, -176], // Initials
        &[0, 0, -15], // ShortForms
        &[0, -930, -930], // Joined
        &[0, -3236, -3236, -3237], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1005, -1261], // AgainstCount
        &[0, 0, -5019, -6772, -7721, -7721], // Unlike
        &[0, -2911], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -368, -624], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2112], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -339, -339, -682, -1414, -1414], // AliasExtra
        &[0, -1907, -1958, -2710], // QueryExtraCount
        &[0, -2124, -2706, -2706], // AliasExtraCount
        &[0, 0, -241, -241, -241, -550, -680], // QueryLeftShare
        &[0, 0, 0, 0, -142, -335, -335], // AliasLeftShare
        &[0, -3012], // QueryFirstLeft
        &[0, -1361], // QueryLastLeft
        &[0, -3145], // AliasFirstLeft
        &[0, -404], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2922,
    worth: [
        &[0, 25, 586, 1122, 1709, 2510, 2510, 2510, 2510], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 19, 949, 1683, 3010, 3656, 4146, 4146], // Heaviest
        &[0, 154, 644, 1661, 2442, 2489, 2489, 2489], // Second
        &[0, 102, 102, 102], // Third
        &[0, 370, 555, 555], // MetCount
        &[0, 166], // Exact
        &[0, 0], // SameButLight
        &[0, 950], // TitlesMet
        &[0, -162], // GendersAgainst
        &[0, -1108, -1108], // BeginsAgainst
        &[0, 0, -423, -1162, -1309], // Lost
        &[0, -294, -809, -809, -809, -2142, -3264], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -136, -136, -136, -301, -462, -510], // AcrossWorst
        &[0, -117, -263, -305], // AcrossSecond
        &[0, -548, -548, -548], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -898, -1056, -1067], // Turns
        &[0, -8333], // Inverted
        &[0, 0, 0, 0, 0, -106, -143], // Against
        &[0, -222, -1366, -1934], // AgainstCount
        &[0, -1242, -5121, -6513, -7497, -7632], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4099], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, 0, 0, -77, -516, -993], // QueryExtra
        &[0, -1067, -1198, -1645, -1877, -2180], // AliasExtra
        &[0, -1762, -2299, -3256], // QueryExtraCount
        &[0, -960, -979, -1978], // AliasExtraCount
        &[0, -742, -1063, -1063, -1063, -1063, -1314], // QueryLeftShare
        &[0, -362, -362, -362, -362, -362, -489], // AliasLeftShare
        &[0, -1363], // QueryFirstLeft
        &[0, -1845], // QueryLastLeft
        &[0, -1433], // AliasFirstLeft
        &[0, -1260], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1489,
    worth: [
        &[0, 1111, 1657, 1657, 2588, 2588, 2588, 2588, 2588], // MetProper
        &[0, 0, 33, 33, 33, 1978], // MetWords
        &[0, 0, 0, 319, 319, 2041, 2308, 3750], // Heaviest
        &[0, 2057, 2057, 2268, 3728, 3728, 5406, 5406], // Second
        &[0, 919, 919, 919], // Third
        &[0, 183, 941, 941], // MetCount
        &[0, 2942], // Exact
        &[0, 1067], // SameButLight
        &[0, 1214], // TitlesMet
        &[0, -1467], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, -82, -82, -82, -82], // Lost
        &[0, 0, -930, -1482, -2944, -2944, -3483], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, -5], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, -456], // Inexact
        &[0, -1076, -1542], // Initials
        &[0, -150, -150], // ShortForms
        &[0, -1590, -1590], // Joined
        &[0, -696, -1001, -1030], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -1597, -2378, -2378, -2378, -2378], // Against
        &[0, 0, 0, 0], // AgainstCount
        &[0, 0, 0, -115, -115, -115], // Unlike
        &[0, -490], // FirstAgainst
        &[0, -1165], // LastAgainst
        &[0, 0, -40], // BodiesAgainst
        &[0, -956], // PlacesAgainst
        &[0, -4071], // NumbersAgainst
        &[0, -1899], // FormsAgainst
        &[0, -830, -1059], // FieldsAgainst
        &[0, -879, -1069], // QueryFields
        &[0, -407, -407], // AliasFields
        &[0, 0, 0, -71, -71, -71], // QueryExtra
        &[0, -408, -408, -408, -408, -408], // AliasExtra
        &[0, 0, 0, -405], // QueryExtraCount
        &[0, 0, -267, -267], // AliasExtraCount
        &[0, -1579, -2822, -2822, -2822, -2822, -2822], // QueryLeftShare
        &[0, -1625, -3238, -3238, -4679, -4679, -4679], // AliasLeftShare
        &[0, -3292], // QueryFirstLeft
        &[0, -711], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -816,
    worth: [
        &[0, 155, 506, 1207, 1964, 1964, 2470, 3730, 3923], // MetProper
        &[0, 0, 0, 0, 425, 425], // MetWords
        &[0, 24, 171, 710, 710, 1028, 1028, 1028], // Heaviest
        &[0, 668, 1583, 1597, 1977, 2101, 2241, 2241], // Second
        &[0, 184, 546, 546], // Third
        &[0, 94, 94, 94], // MetCount
        &[0, 1567], // Exact
        &[0, 804], // SameButLight
        &[0, 7], // TitlesMet
        &[0, -437], // GendersAgainst
        &[0, -477, -477], // BeginsAgainst
        &[0, -106, -147, -325, -387], // Lost
        &[0, 0, -242, -870, -1234, -1694, -1999], // Worst
        &[0, -116, -188, -198], // WorstSecond
        &[0, -57, -238, -379, -480, -536, -570], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -542, -630], // Inexact
        &[0, -753, -828], // Initials
        &[0, -34, -34], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -67, -140, -175], // Turns
        &[0, -8192], // Inverted
        &[0, -438, -438, -438, -438, -438, -807], // Against
        &[0, -799, -2135, -2835], // AgainstCount
        &[0, 0, -210, -558, -1027, -1027], // Unlike
        &[0, -628], // FirstAgainst
        &[0, -577], // LastAgainst
        &[0, -1328, -2057], // BodiesAgainst
        &[0, -1589], // PlacesAgainst
        &[0, -2641], // NumbersAgainst
        &[0, -3141], // FormsAgainst
        &[0, -1221, -1810], // FieldsAgainst
        &[0, -1016, -1114], // QueryFields
        &[0, -914, -945], // AliasFields
        &[0, -1260, -1260, -1260, -1260, -1260], // QueryExtra
        &[0, -1385, -1385, -1385, -1385, -1614], // AliasExtra
        &[0, 0, -601, -894], // QueryExtraCount
        &[0, 0, -611, -746], // AliasExtraCount
        &[0, -862, -862, -862, -1074, -1716, -2355], // QueryLeftShare
        &[0, -1132, -1434, -1434, -2024, -2024, -2077], // AliasLeftShare
        &[0, -1146], // QueryFirstLeft
        &[0, -998], // QueryLastLeft
        &[0, -1442], // AliasFirstLeft
        &[0, -845], // AliasLastLeft
    ],
};
