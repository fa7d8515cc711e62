//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -8181,
    worth: [
        &[0, 0, 8, 727, 1212, 1648, 1648, 1788, 1788], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 0, 4151, 5767, 5996, 8436, 9846, 12077], // Heaviest
        &[0, 2209, 3135, 3135, 3698, 3698, 4563, 4563], // Second
        &[0, 1231, 1231, 1924], // Third
        &[0, 1718, 3193, 3362], // MetCount
        &[0, 0], // Exact
        &[0, 0, 0, 0, -134], // Lost
        &[0, 0, 0, 0, -1426, -1426, -1718], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -2251, -2296, -3672, -4582, -4583, -4655], // AcrossWorst
        &[0, 0, -786, -904], // AcrossSecond
        &[0, 0, -1720, -1720], // Inexact
        &[0, 0, -35], // Initials
        &[0, 0, -16], // ShortForms
        &[0, -716, -716], // Joined
        &[0, -2578, -2805, -2805], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1108, -1365], // AgainstCount
        &[0, 0, -5675, -7476, -7505, -7505], // Unlike
        &[0, -2113], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -256, -512], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2112], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -70, -381, -382, -1255, -1255], // AliasExtra
        &[0, -2091, -2091, -2730], // QueryExtraCount
        &[0, -2473, -3196, -3196], // AliasExtraCount
        &[0, 0, 0, 0, 0, -325, -448], // QueryLeftShare
        &[0, 0, 0, 0, -58, -548, -548], // AliasLeftShare
        &[0, -2630], // QueryFirstLeft
        &[0, -1449], // QueryLastLeft
        &[0, -2277], // AliasFirstLeft
        &[0, -656], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2498,
    worth: [
        &[0, 39, 715, 1303, 2391, 2648, 2648, 2648, 2648], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 9, 895, 2034, 2960, 3590, 3855, 3855], // Heaviest
        &[0, 0, 414, 1569, 2308, 2308, 2308, 2308], // Second
        &[0, 35, 142, 142], // Third
        &[0, 146, 268, 268], // MetCount
        &[0, 156], // Exact
        &[0, 0, -180, -863, -1009], // Lost
        &[0, -246, -784, -784, -784, -2181, -3311], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -58, -58, -58, -240, -437, -486], // AcrossWorst
        &[0, -128, -261, -294], // AcrossSecond
        &[0, -633, -633, -651], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -774, -946, -960], // Turns
        &[0, -8338], // Inverted
        &[0, 0, 0, 0, 0, -484, -550], // Against
        &[0, 0, -1127, -1691], // AgainstCount
        &[0, -2036, -5807, -6924, -8254, -8464], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4102], // NumbersAgainst
        &[0, -122, -122, -696, -1050, -1496], // QueryExtra
        &[0, -1050, -1307, -1959, -2078, -2370], // AliasExtra
        &[0, -1787, -2197, -3026], // QueryExtraCount
        &[0, -954, -954, -1958], // AliasExtraCount
        &[0, -396, -617, -617, -617, -617, -1030], // QueryLeftShare
        &[0, -48, -48, -48, -48, -48, -107], // AliasLeftShare
        &[0, -1536], // QueryFirstLeft
        &[0, -1940], // QueryLastLeft
        &[0, -1520], // AliasFirstLeft
        &[0, -1371], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 915,
    worth: [
        &[0, 1579, 1579, 2634, 3376, 3376, 3376, 3376, 3376], // MetProper
        &[0, 0, 0, 389, 389, 917], // MetWords
        &[0, 2, 2, 2, 2, 1318, 2343, 2525], // Heaviest
        &[0, 2814, 2814, 3346, 3346, 3438, 5109, 5109], // Second
        &[0, 1828, 1828, 1828], // Third
        &[0, 205, 205, 205], // MetCount
        &[0, 3230], // Exact
        &[0, -824, -824, -824, -824], // Lost
        &[0, -476, -924, -2536, -4001, -4381, -4650], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, -8], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -275, -334, -743], // Inexact
        &[0, -1502, -1743], // Initials
        &[0, -105, -105], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -2558, -2558, -2558], // Turns
        &[0, -4565], // Inverted
        &[0, 0, -1295, -1295, -1295, -1514, -1813], // Against
        &[0, 0, -850, -1172], // AgainstCount
        &[0, 0, -551, -1049, -1049, -1049], // Unlike
        &[0, -720], // FirstAgainst
        &[0, -1], // LastAgainst
        &[0, -323, -372], // BodiesAgainst
        &[0, -627], // PlacesAgainst
        &[0, -4349], // NumbersAgainst
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -799, -1019, -1019, -1079, -1079], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -3236, -4269, -4269, -4269, -4516, -4516], // QueryLeftShare
        &[0, -1883, -3472, -3472, -4205, -4319, -4380], // AliasLeftShare
        &[0, -2342], // QueryFirstLeft
        &[0, -958], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, -28], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -837,
    worth: [
        &[0, 314, 868, 1746, 1746, 2643, 3254, 3254, 3254], // MetProper
        &[0, 0, 0, 36, 360, 384], // MetWords
        &[0, 30, 874, 1485, 1485, 1524, 1524, 2302], // Heaviest
        &[0, 449, 1032, 1642, 1642, 1642, 1642, 1642], // Second
        &[0, 227, 385, 385], // Third
        &[0, 46, 174, 174], // MetCount
        &[0, 1285], // Exact
        &[0, -905, -905, -1264, -1329], // Lost
        &[0, 0, 0, -389, -682, -1184, -1511], // Worst
        &[0, -106, -212, -229], // WorstSecond
        &[0, 0, -97, -158, -171, -182, -215], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -279, -279], // Inexact
        &[0, -431, -450], // Initials
        &[0, -28, -28], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -388, -388, -388], // Turns
        &[0, -8192], // Inverted
        &[0, -442, -442, -442, -442, -504, -829], // Against
        &[0, -830, -2352, -3204], // AgainstCount
        &[0, 0, 0, -119, -453, -453], // Unlike
        &[0, -823], // FirstAgainst
        &[0, -768], // LastAgainst
        &[0, -1551, -2140], // BodiesAgainst
        &[0, -1472], // PlacesAgainst
        &[0, -2227], // NumbersAgainst
        &[0, -1451, -1451, -1451, -1451, -1510], // QueryExtra
        &[0, -1512, -1512, -1512, -1512, -1574], // AliasExtra
        &[0, 0, -295, -295], // QueryExtraCount
        &[0, 0, -257, -257], // AliasExtraCount
        &[0, -978, -978, -978, -1294, -2190, -2703], // QueryLeftShare
        &[0, -1361, -1837, -1837, -2410, -2410, -2427], // AliasLeftShare
        &[0, -866], // QueryFirstLeft
        &[0, -1149], // QueryLastLeft
        &[0, -907], // AliasFirstLeft
        &[0, -1107], // AliasLastLeft
    ],
};
