//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -7466,
    worth: [
        &[0, 0, 6, 731, 1154, 1608, 1608, 1738, 1738], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 4, 4104, 5787, 6008, 8464, 9883, 12103], // Heaviest
        &[0, 2208, 3164, 3164, 3717, 3717, 4612, 4612], // Second
        &[0, 1251, 1251, 1952], // Third
        &[0, 1720, 3206, 3403], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -142], // Lost
        &[0, 0, 0, 0, -1420, -1420, -1714], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -2257, -2307, -3678, -4600, -4600, -4670], // AcrossWorst
        &[0, 0, -782, -897], // AcrossSecond
        &[0, 0, -1719, -1719], // Inexact
        &[0, 0, -34], // Initials
        &[0, 0, -16], // ShortForms
        &[0, -730, -730], // Joined
        &[0, -2714, -2884, -2884], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1163, -1420], // AgainstCount
        &[0, 0, -5650, -7462, -7470, -7470], // Unlike
        &[0, -2224], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2113], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1, -333, -342, -1138, -1138], // AliasExtra
        &[0, -2088, -2088, -2718], // QueryExtraCount
        &[0, -2527, -3183, -3183], // AliasExtraCount
        &[0, 0, 0, 0, 0, -329, -462], // QueryLeftShare
        &[0, 0, 0, 0, -172, -674, -674], // AliasLeftShare
        &[0, -2680], // QueryFirstLeft
        &[0, -1464], // QueryLastLeft
        &[0, -2340], // AliasFirstLeft
        &[0, -607], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2470,
    worth: [
        &[0, 37, 686, 1261, 2343, 2586, 2586, 2586, 2586], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 6, 876, 2023, 2946, 3591, 3841, 3841], // Heaviest
        &[0, 0, 417, 1563, 2313, 2313, 2313, 2313], // Second
        &[0, 31, 142, 142], // Third
        &[0, 173, 309, 309], // MetCount
        &[0, 157], // Exact
        &[0, 0, -183, -872, -1018], // Lost
        &[0, -224, -762, -762, -762, -2156, -3288], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -40, -40, -40, -221, -419, -470], // AcrossWorst
        &[0, -112, -241, -273], // AcrossSecond
        &[0, -637, -637, -651], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -898, -1063, -1076], // Turns
        &[0, -8328], // Inverted
        &[0, 0, 0, 0, 0, -448, -538], // Against
        &[0, 0, -1118, -1682], // AgainstCount
        &[0, -2040, -5846, -6986, -8349, -8591], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4102], // NumbersAgainst
        &[0, -115, -115, -675, -1004, -1442], // QueryExtra
        &[0, -1035, -1318, -1917, -2061, -2355], // AliasExtra
        &[0, -1803, -2220, -3060], // QueryExtraCount
        &[0, -989, -989, -1995], // AliasExtraCount
        &[0, -419, -624, -624, -624, -624, -1040], // QueryLeftShare
        &[0, -37, -37, -37, -37, -37, -106], // AliasLeftShare
        &[0, -1493], // QueryFirstLeft
        &[0, -1960], // QueryLastLeft
        &[0, -1491], // AliasFirstLeft
        &[0, -1358], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 906,
    worth: [
        &[0, 1576, 1576, 2626, 3367, 3367, 3367, 3367, 3367], // MetProper
        &[0, 0, 0, 384, 384, 905], // MetWords
        &[0, 2, 2, 2, 2, 1318, 2343, 2521], // Heaviest
        &[0, 2805, 2805, 3339, 3339, 3428, 5089, 5089], // Second
        &[0, 1826, 1826, 1826], // Third
        &[0, 206, 206, 206], // MetCount
        &[0, 3221], // Exact
        &[0, -820, -820, -820, -820], // Lost
        &[0, -475, -927, -2531, -3990, -4368, -4638], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, -4], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -280, -339, -746], // Inexact
        &[0, -1498, -1738], // Initials
        &[0, -104, -104], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -2554, -2554, -2554], // Turns
        &[0, -4553], // Inverted
        &[0, 0, -1292, -1292, -1292, -1509, -1807], // Against
        &[0, 0, -853, -1174], // AgainstCount
        &[0, 0, -551, -1051, -1051, -1051], // Unlike
        &[0, -723], // FirstAgainst
        &[0, -7], // LastAgainst
        &[0, -321, -370], // BodiesAgainst
        &[0, -630], // PlacesAgainst
        &[0, -4346], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -797, -1018, -1018, -1072, -1072], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -3233, -4261, -4261, -4261, -4512, -4512], // QueryLeftShare
        &[0, -1864, -3448, -3448, -4185, -4302, -4360], // AliasLeftShare
        &[0, -2339], // QueryFirstLeft
        &[0, -956], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, -75], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -832,
    worth: [
        &[0, 319, 878, 1757, 1757, 2655, 3265, 3265, 3265], // MetProper
        &[0, 0, 0, 29, 360, 380], // MetWords
        &[0, 31, 867, 1477, 1477, 1510, 1510, 2288], // Heaviest
        &[0, 432, 1003, 1613, 1613, 1613, 1613, 1613], // Second
        &[0, 230, 385, 385], // Third
        &[0, 71, 201, 201], // MetCount
        &[0, 1284], // Exact
        &[0, -911, -911, -1271, -1336], // Lost
        &[0, 0, 0, -381, -676, -1177, -1506], // Worst
        &[0, -124, -224, -240], // WorstSecond
        &[0, 0, -98, -160, -173, -186, -218], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -290, -302], // Inexact
        &[0, -391, -412], // Initials
        &[0, -28, -28], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -393, -393, -393], // Turns
        &[0, -8192], // Inverted
        &[0, -448, -448, -448, -448, -515, -864], // Against
        &[0, -834, -2357, -3205], // AgainstCount
        &[0, 0, 0, -103, -420, -420], // Unlike
        &[0, -868], // FirstAgainst
        &[0, -765], // LastAgainst
        &[0, -1525, -2110], // BodiesAgainst
        &[0, -1467], // PlacesAgainst
        &[0, -2224], // NumbersAgainst
        &[0, -1426, -1426, -1426, -1426, -1470], // QueryExtra
        &[0, -1545, -1545, -1545, -1545, -1592], // AliasExtra
        &[0, 0, -282, -282], // QueryExtraCount
        &[0, 0, -253, -253], // AliasExtraCount
        &[0, -1002, -1002, -1002, -1324, -2229, -2745], // QueryLeftShare
        &[0, -1342, -1827, -1827, -2413, -2413, -2439], // AliasLeftShare
        &[0, -909], // QueryFirstLeft
        &[0, -1113], // QueryLastLeft
        &[0, -896], // AliasFirstLeft
        &[0, -1090], // AliasLastLeft
    ],
};
