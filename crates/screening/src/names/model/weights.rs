//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -8051,
    worth: [
        &[0, 0, 9, 690, 1333, 1837, 1837, 1986, 1986], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 0, 3986, 5616, 5751, 8240, 9593, 11828], // Heaviest
        &[0, 2193, 3088, 3088, 3621, 3621, 4468, 4468], // Second
        &[0, 1152, 1152, 1909], // Third
        &[0, 1700, 3139, 3347], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -123], // Lost
        &[0, 0, 0, 0, -1403, -1403, -1651], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -2309, -2333, -3796, -4617, -4617, -4684], // AcrossWorst
        &[0, 0, -704, -816], // AcrossSecond
        &[0, 0, -1725, -1725], // Inexact
        &[0, 0, -19], // Initials
        &[0, 0, -13], // ShortForms
        &[0, -710, -710], // Joined
        &[0, -2474, -2749, -2750], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1188, -1445], // AgainstCount
        &[0, 0, -5697, -7441, -7441, -7441], // Unlike
        &[0, -2087], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2104], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, 0, -346, -346, -1095, -1095], // AliasExtra
        &[0, -2069, -2069, -2715], // QueryExtraCount
        &[0, -2551, -3332, -3332], // AliasExtraCount
        &[0, 0, 0, 0, 0, -328, -454], // QueryLeftShare
        &[0, 0, 0, 0, 0, -533, -533], // AliasLeftShare
        &[0, -2609], // QueryFirstLeft
        &[0, -1453], // QueryLastLeft
        &[0, -2189], // AliasFirstLeft
        &[0, -800], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2482,
    worth: [
        &[0, 38, 665, 1319, 2350, 2605, 2605, 2605, 2605], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 8, 822, 1994, 2967, 3590, 3863, 3863], // Heaviest
        &[0, 0, 392, 1586, 2315, 2315, 2315, 2315], // Second
        &[0, 41, 153, 153], // Third
        &[0, 116, 244, 244], // MetCount
        &[0, 209], // Exact
        &[0, 0, -180, -873, -1019], // Lost
        &[0, -241, -762, -762, -762, -2139, -3270], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, -148, -348, -398], // AcrossWorst
        &[0, -31, -162, -199], // AcrossSecond
        &[0, -620, -620, -631], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -766, -948, -961], // Turns
        &[0, -8341], // Inverted
        &[0, 0, 0, 0, 0, -476, -568], // Against
        &[0, 0, -1162, -1735], // AgainstCount
        &[0, -2065, -5814, -6960, -8235, -8456], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4102], // NumbersAgainst
        &[0, -122, -122, -641, -1101, -1572], // QueryExtra
        &[0, -1034, -1323, -1866, -2082, -2426], // AliasExtra
        &[0, -1809, -2131, -2997], // QueryExtraCount
        &[0, -1032, -1032, -2039], // AliasExtraCount
        &[0, -380, -603, -603, -603, -603, -1046], // QueryLeftShare
        &[0, -22, -22, -22, -22, -22, -142], // AliasLeftShare
        &[0, -1554], // QueryFirstLeft
        &[0, -1779], // QueryLastLeft
        &[0, -1486], // AliasFirstLeft
        &[0, -1245], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 947,
    worth: [
        &[0, 1397, 1397, 2528, 3116, 3116, 3116, 3116, 3116], // MetProper
        &[0, 0, 0, 420, 420, 811], // MetWords
        &[0, 3, 3, 3, 17, 1314, 2272, 2272], // Heaviest
        &[0, 2750, 2750, 3320, 3320, 3411, 5464, 5464], // Second
        &[0, 1800, 1800, 1800], // Third
        &[0, 97, 97, 97], // MetCount
        &[0, 3144], // Exact
        &[0, -832, -832, -832, -832], // Lost
        &[0, -432, -952, -2407, -3878, -4296, -4545], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, -6], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -146, -146, -562], // Inexact
        &[0, -1555, -1922], // Initials
        &[0, -116, -116], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -2484, -2484, -2484], // Turns
        &[0, -4498], // Inverted
        &[0, 0, -1325, -1375, -1375, -1631, -1914], // Against
        &[0, 0, -819, -1127], // AgainstCount
        &[0, 0, -538, -1000, -1000, -1000], // Unlike
        &[0, -1012], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -189, -251], // BodiesAgainst
        &[0, -587], // PlacesAgainst
        &[0, -4301], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1015, -1063, -1063, -1115, -1115], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -3362, -4190, -4190, -4190, -4492, -4492], // QueryLeftShare
        &[0, -1613, -3272, -3272, -3978, -4073, -4149], // AliasLeftShare
        &[0, -2695], // QueryFirstLeft
        &[0, -717], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -811,
    worth: [
        &[0, 313, 857, 1723, 1723, 2627, 3220, 3220, 3220], // MetProper
        &[0, 0, 0, 19, 334, 349], // MetWords
        &[0, 32, 864, 1460, 1460, 1506, 1506, 2299], // Heaviest
        &[0, 487, 1079, 1673, 1673, 1673, 1673, 1673], // Second
        &[0, 249, 428, 428], // Third
        &[0, 41, 161, 161], // MetCount
        &[0, 1287], // Exact
        &[0, -881, -888, -1251, -1314], // Lost
        &[0, 0, 0, -405, -755, -1251, -1574], // Worst
        &[0, -101, -202, -217], // WorstSecond
        &[0, 0, -94, -149, -156, -166, -199], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -289, -289], // Inexact
        &[0, -502, -536], // Initials
        &[0, -28, -28], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -589, -589, -589], // Turns
        &[0, -8192], // Inverted
        &[0, -443, -443, -443, -443, -463, -786], // Against
        &[0, -830, -2350, -3209], // AgainstCount
        &[0, 0, 0, 0, -230, -230], // Unlike
        &[0, -827], // FirstAgainst
        &[0, -804], // LastAgainst
        &[0, -1482, -2058], // BodiesAgainst
        &[0, -1465], // PlacesAgainst
        &[0, -2224], // NumbersAgainst
        &[0, -1441, -1441, -1441, -1441, -1536], // QueryExtra
        &[0, -1545, -1545, -1545, -1545, -1598], // AliasExtra
        &[0, 0, -302, -302], // QueryExtraCount
        &[0, 0, -243, -243], // AliasExtraCount
        &[0, -1026, -1026, -1026, -1340, -2201, -2716], // QueryLeftShare
        &[0, -1331, -1900, -1900, -2426, -2426, -2442], // AliasLeftShare
        &[0, -900], // QueryFirstLeft
        &[0, -1097], // QueryLastLeft
        &[0, -727], // AliasFirstLeft
        &[0, -1090], // AliasLastLeft
    ],
};
