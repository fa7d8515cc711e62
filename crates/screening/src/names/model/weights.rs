//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -5874,
    worth: [
        &[0, 21, 21, 21, 21, 21, 21, 331, 373], // MetProper
        &[0, 1032, 2517, 3019, 3019, 3019], // MetWords
        &[0, 0, 2532, 4921, 5560, 6408, 8509, 9273], // Heaviest
        &[0, 1736, 2661, 2661, 3263, 3263, 4782, 4782], // Second
        &[0, 1005, 1005, 1251], // Third
        &[0, 1925, 3332, 3332], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2901], // TitlesMet
        &[0, -941], // GendersAgainst
        &[0, -2149, -2149], // BeginsAgainst
        &[0, 0, 0, -218, -532], // Lost
        &[0, 0, 0, 0, -1007, -1007, -2264], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1459, -2229, -3832, -5148, -5291, -5323], // AcrossWorst
        &[0, 0, -419, -483], // AcrossSecond
        &[0, 0, -1780, -1780], // Inexact
        &[0, 0, -31], // Initials
        &[0, 0, -2], // ShortForms
        &[0, -1243, -1243], // Joined
        &[0, -3019, -3019, -3028], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -895, -1157], // AgainstCount
        &[0, 0, -5005, -7128, -8137, -8173], // Unlike
        &[0, -1678], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -275, -531], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2050], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -796, -796, -1525, -2837, -2837], // AliasExtra
        &[0, -4214, -4338, -5193], // QueryExtraCount
        &[0, -3795, -3795, -3795], // AliasExtraCount
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
    base: -2750,
    worth: [
        &[0, 31, 521, 1067, 1541, 2036, 2036, 2036, 2036], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 14, 909, 1648, 3004, 3519, 4273, 4273], // Heaviest
        &[0, 209, 687, 1744, 2593, 2593, 2834, 3015], // Second
        &[0, 0, 0, 0], // Third
        &[0, 629, 629, 629], // MetCount
        &[0, 169], // Exact
        &[0, 0], // SameButLight
        &[0, 957], // TitlesMet
        &[0, -195], // GendersAgainst
        &[0, -757, -757], // BeginsAgainst
        &[0, 0, -289, -739, -900], // Lost
        &[0, -260, -737, -737, -742, -2154, -3315], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -166, -166, -166, -413, -592, -634], // AcrossWorst
        &[0, -92, -214, -254], // AcrossSecond
        &[0, -628, -628, -628], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1118, -1256, -1275], // Turns
        &[0, -8303], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1414, -2020], // AgainstCount
        &[0, -944, -4928, -6666, -7712, -7896], // Unlike
        &[0, -131], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -513, -1025], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3073], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -3, -3], // AliasFields
        &[0, -93, -93, -427, -785, -1203], // QueryExtra
        &[0, -1096, -1199, -1942, -2225, -2475], // AliasExtra
        &[0, -2319, -2840, -3866], // QueryExtraCount
        &[0, -1477, -1589, -2644], // AliasExtraCount
        &[0, -604, -890, -890, -890, -890, -890], // QueryLeftShare
        &[0, -89, -89, -89, -89, -89, -89], // AliasLeftShare
        &[0, 0, 0, 1038, 1853, 1952], // Contained
        &[0, -3769], // FathersAgainst
        &[0, -631, -1142], // MiddlesAgainst
        &[0, -588, -1712, -2398, -2603], // WorstRoot
        &[0, -1414], // QueryFirstLeft
        &[0, -1509], // QueryLastLeft
        &[0, -1406], // AliasFirstLeft
        &[0, -1051], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 42,
    worth: [
        &[0, 698, 698, 698, 2184, 2184, 2184, 2184, 2184], // MetProper
        &[0, 0, 0, 838, 961, 2309], // MetWords
        &[0, 0, 0, 0, 0, 1640, 1711, 3843], // Heaviest
        &[0, 2153, 2153, 2153, 2346, 2346, 4448, 4872], // Second
        &[0, 692, 692, 692], // Third
        &[0, 95, 193, 193], // MetCount
        &[0, 2702], // Exact
        &[0, 1462], // SameButLight
        &[0, 1752], // TitlesMet
        &[0, -348], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -442, -442, -466], // Lost
        &[0, 0, 0, 0, -1540, -2131, -2760], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, -473], // Inexact
        &[0, -1174, -1526], // Initials
        &[0, -220, -220], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1267, -1564, -1894], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -539, -1905, -1905, -1905, -1905], // Against
        &[0, 0, 0, 0], // AgainstCount
        &[0, 0, 0, -753, -753, -753], // Unlike
        &[0, -131], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, 0, -134], // BodiesAgainst
        &[0, -561], // PlacesAgainst
        &[0, -3391], // NumbersUnlike
        &[0, -615], // NumbersMissing
        &[0, -1690], // FormsAgainst
        &[0, 0, -12], // FieldsAgainst
        &[0, -1273, -1976], // QueryFields
        &[0, -872, -872], // AliasFields
        &[0, -850, -850, -850, -850, -850], // QueryExtra
        &[0, -2253, -2253, -2253, -2350, -2350], // AliasExtra
        &[0, 0, -166, -428], // QueryExtraCount
        &[0, 0, -475, -475], // AliasExtraCount
        &[0, -1481, -2886, -3032, -3032, -3032, -3032], // QueryLeftShare
        &[0, -1892, -3472, -3472, -4565, -4565, -4565], // AliasLeftShare
        &[0, 0, 0, 2125, 3657, 3657], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, 0], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2834], // QueryFirstLeft
        &[0, -2006], // QueryLastLeft
        &[0, -210], // AliasFirstLeft
        &[0, -198], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1030,
    worth: [
        &[0, 333, 728, 1519, 2146, 2146, 2695, 3125, 3246], // MetProper
        &[0, 0, 0, 0, 771, 1233], // MetWords
        &[0, 23, 165, 501, 501, 731, 1077, 1211], // Heaviest
        &[0, 672, 1514, 1514, 2009, 2308, 2488, 2519], // Second
        &[0, 225, 538, 538], // Third
        &[0, 175, 191, 191], // MetCount
        &[0, 1696], // Exact
        &[0, 808], // SameButLight
        &[0, 30], // TitlesMet
        &[0, -421], // GendersAgainst
        &[0, -440, -440], // BeginsAgainst
        &[0, -95, -237, -385, -454], // Lost
        &[0, 0, -203, -821, -1346, -1561, -1869], // Worst
        &[0, -50, -115, -115], // WorstSecond
        &[0, -18, -151, -255, -318, -373, -408], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -436, -540], // Inexact
        &[0, -667, -739], // Initials
        &[0, -34, -34], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -87, -226, -267], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, 0, 0, -248], // Against
        &[0, -10, -1121, -1687], // AgainstCount
        &[0, 0, -1665, -2450, -3224, -3300], // Unlike
        &[0, -471], // FirstAgainst
        &[0, -587], // LastAgainst
        &[0, -2100, -2904], // BodiesAgainst
        &[0, -2732], // PlacesAgainst
        &[0, -722], // NumbersUnlike
        &[0, -4214], // NumbersMissing
        &[0, -2606], // FormsAgainst
        &[0, -1090, -1759], // FieldsAgainst
        &[0, -986, -986], // QueryFields
        &[0, -921, -982], // AliasFields
        &[0, -992, -992, -992, -992, -1334], // QueryExtra
        &[0, -1643, -1719, -1719, -1888, -2312], // AliasExtra
        &[0, 0, -432, -786], // QueryExtraCount
        &[0, 0, -285, -365], // AliasExtraCount
        &[0, -1277, -1277, -1277, -1277, -1578, -1891], // QueryLeftShare
        &[0, -1123, -1279, -1279, -1647, -1647, -1684], // AliasLeftShare
        &[0, 0, 11, 532, 688, 688], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -386], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -1164], // QueryFirstLeft
        &[0, -988], // QueryLastLeft
        &[0, -1254], // AliasFirstLeft
        &[0, -813], // AliasLastLeft
    ],
};
