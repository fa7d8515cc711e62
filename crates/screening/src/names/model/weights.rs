//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -8171,
    worth: [
        &[0, 0, 10, 671, 1732, 2082, 2082, 2438, 2438], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 77, 3996, 5651, 6373, 8155, 9038, 10838], // Heaviest
        &[0, 1855, 2676, 2676, 2935, 2935, 4749, 4749], // Second
        &[0, 2172, 2172, 2905], // Third
        &[0, 1420, 1920, 1920], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -275], // Lost
        &[0, 0, 0, 0, -1298, -1298, -1393], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1924, -1924, -3534, -4603, -4603, -4647], // AcrossWorst
        &[0, 0, -774, -862], // AcrossSecond
        &[0, 0, -1391, -1391], // Inexact
        &[0, 0, -70], // Initials
        &[0, -250, -250], // ShortForms
        &[0, -572, -572], // Joined
        &[0, -2212, -2365, -2368], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1015, -1272], // AgainstCount
        &[0, 0, -5944, -7135, -7135, -7135], // Unlike
        &[0, -1676], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2129], // NumbersAgainst
        &[0, 0, 0, 0, 0, -281], // QueryExtra
        &[0, -13, -83, -83, -1007, -1007], // AliasExtra
        &[0, -1770, -1770, -1770], // QueryExtraCount
        &[0, -2329, -3040, -3040], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, -101], // QueryLeftShare
        &[0, 0, 0, 0, 0, -50, -50], // AliasLeftShare
        &[0, -2538], // QueryFirstLeft
        &[0, -1932], // QueryLastLeft
        &[0, -2234], // AliasFirstLeft
        &[0, -1040], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -1629,
    worth: [
        &[0, 60, 530, 716, 1362, 1599, 1659, 1659, 1659], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 9, 1287, 2289, 3758, 4410, 4681, 4681], // Heaviest
        &[0, 0, 252, 1301, 1663, 1918, 1918, 1918], // Second
        &[0, 193, 327, 327], // Third
        &[0, 0, 212, 212], // MetCount
        &[0, 35], // Exact
        &[0, 0, -103, -618, -759], // Lost
        &[0, -168, -803, -919, -1033, -2435, -3558], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -7, -7, -7, -206, -432, -497], // AcrossWorst
        &[0, 0, -147, -181], // AcrossSecond
        &[0, -793, -793, -793], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, -14, -14], // Joined
        &[0, -759, -921, -932], // Turns
        &[0, -8341], // Inverted
        &[0, 0, 0, 0, 0, -355, -571], // Against
        &[0, -67, -1196, -1773], // AgainstCount
        &[0, -2047, -5689, -6654, -7903, -8043], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -514, -1026], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4102], // NumbersAgainst
        &[0, 0, 0, -704, -1042, -1461], // QueryExtra
        &[0, -823, -1061, -1599, -1841, -2236], // AliasExtra
        &[0, -1630, -1869, -2715], // QueryExtraCount
        &[0, -1147, -1147, -2160], // AliasExtraCount
        &[0, -629, -1019, -1019, -1019, -1019, -1697], // QueryLeftShare
        &[0, -367, -367, -367, -367, -367, -599], // AliasLeftShare
        &[0, -1566], // QueryFirstLeft
        &[0, -2028], // QueryLastLeft
        &[0, -1327], // AliasFirstLeft
        &[0, -1410], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -899,
    worth: [
        &[0, 1225, 2371, 4121, 5242, 5252, 5252, 5252, 5252], // MetProper
        &[0, 0, 10, 909, 909, 1133], // MetWords
        &[0, 39, 39, 266, 266, 683, 889, 889], // Heaviest
        &[0, 1172, 1172, 2307, 2307, 2669, 4092, 4092], // Second
        &[0, 409, 409, 409], // Third
        &[0, 244, 375, 375], // MetCount
        &[0, 2687], // Exact
        &[0, -1168, -1168, -1168, -1168], // Lost
        &[0, 0, 0, -1535, -1535, -2465, -2925], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -629, -1280, -1280], // Inexact
        &[0, -63, -63], // Initials
        &[0, -2502, -2502], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -834, -850, -850], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -968, -1243, -1243, -1636, -2625], // Against
        &[0, 0, -1088, -1362], // AgainstCount
        &[0, 0, -492, -1674, -2038, -2038], // Unlike
        &[0, -1145], // FirstAgainst
        &[0, -3], // LastAgainst
        &[0, -1028, -1330], // BodiesAgainst
        &[0, -172], // PlacesAgainst
        &[0, -2916], // NumbersAgainst
        &[0, -322, -322, -322, -322, -322], // QueryExtra
        &[0, -985, -1412, -1412, -1631, -1631], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -1840, -2362, -2584, -2584, -2906, -2906], // QueryLeftShare
        &[0, -1999, -1999, -1999, -3212, -3625, -3625], // AliasLeftShare
        &[0, -2525], // QueryFirstLeft
        &[0, -1237], // QueryLastLeft
        &[0, -988], // AliasFirstLeft
        &[0, -350], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -620,
    worth: [
        &[0, 0, 497, 1162, 1687, 2473, 2473, 2577, 2577], // MetProper
        &[0, 485, 1013, 1013, 1013, 1283], // MetWords
        &[0, 27, 1050, 2106, 2106, 2162, 2162, 2578], // Heaviest
        &[0, 0, 436, 913, 913, 1697, 1930, 1930], // Second
        &[0, 7, 265, 508], // Third
        &[0, 0, 0, 0], // MetCount
        &[0, 1066], // Exact
        &[0, -829, -829, -992, -1048], // Lost
        &[0, 0, -92, -743, -1109, -1551, -1860], // Worst
        &[0, -250, -383, -388], // WorstSecond
        &[0, 0, -148, -272, -353, -405, -436], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -373, -373], // Inexact
        &[0, -642, -721], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -404, -507, -511], // Turns
        &[0, -8192], // Inverted
        &[0, 0, -89, -89, -530, -1432, -1895], // Against
        &[0, -498, -2067, -2708], // AgainstCount
        &[0, 0, -860, -1229, -1751, -1751], // Unlike
        &[0, -576], // FirstAgainst
        &[0, -577], // LastAgainst
        &[0, -1810, -2408], // BodiesAgainst
        &[0, -1214], // PlacesAgainst
        &[0, -407], // NumbersAgainst
        &[0, -1665, -1665, -1665, -1665, -2134], // QueryExtra
        &[0, -1613, -1613, -1613, -1613, -2413], // AliasExtra
        &[0, -192, -276, -739], // QueryExtraCount
        &[0, -321, -334, -659], // AliasExtraCount
        &[0, -1269, -1269, -1269, -1364, -2262, -2957], // QueryLeftShare
        &[0, -1909, -2200, -2200, -2314, -2314, -2324], // AliasLeftShare
        &[0, -811], // QueryFirstLeft
        &[0, -956], // QueryLastLeft
        &[0, -1016], // AliasFirstLeft
        &[0, -839], // AliasLastLeft
    ],
};
