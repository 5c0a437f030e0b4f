"""When the moon is new and how far the sun has come, on Vietnam's clock (UTC+7): all that the lunar calendar rests on.

Series and constants are those of J. Meeus, "Astronomical Algorithms", 2nd edition: chapter 49 (new moons, error some
seconds over 1900-2100) and chapter 25 (apparent longitude of the sun, error below 0.01 degree = 15 minutes of time).
An instant is a number of local days: its whole part is `date.toordinal()`, its fraction the time of day in UTC+7.
"""

from bisect import bisect_right
from itertools import starmap
from math import radians, sin

_JULIAN_DAY_OF_ORDINAL_ZERO = 1721424.5
_J2000 = 2451545.0
_HANOI = 7 / 24
_SECONDS_A_DAY = 86400
_LUNATIONS_A_CENTURY = 1236.85
_DAYS_A_CENTURY = 36525

# Clock error of the turning earth (ΔT = TT - UT), in seconds. To 2020 as observed; 2050 and 2100 are a guess between the
# published ones (about 95 s and 203 s for 2100): no month from 1900 to 2100 begins on another day with either of them.
_CLOCK_ERROR = (
    (1890, -5.9),
    (1900, -2.8),
    (1910, 10.5),
    (1920, 21.2),
    (1930, 24.0),
    (1940, 24.3),
    (1950, 29.1),
    (1960, 33.2),
    (1970, 40.2),
    (1980, 50.5),
    (1990, 56.9),
    (2000, 63.8),
    (2010, 66.1),
    (2020, 69.4),
    (2050, 82.0),
    (2110, 135.0),
)

# Corrections to the mean new moon in days: amplitude, multiples of the sun's anomaly, the moon's anomaly, the moon's
# argument of latitude. A term with n times the sun's anomaly shrinks with the n-th power of the earth's eccentricity.
_MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
    (0.00003, 1, 1, -2),
    (0.00003, 0, 2, 2),
    (-0.00003, 1, 1, 2),
    (0.00003, -1, 1, 2),
    (-0.00002, -1, 1, -2),
    (-0.00002, 1, 3, 0),
    (0.00002, 0, 4, 0),
)

# Pull of the planets in days: amplitude, angle at lunation 0 and its change a lunation, in degrees.
_PLANET_TERMS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)


def lunation_before(year: int) -> int:
    """Return the number of the last new moon up to about 6 January of `year`; number 0 is that of 6 January 2000."""
    return int((year - 2000) * _LUNATIONS_A_CENTURY // 100)


def new_moon(lunation: int) -> float:
    """Return the instant at which the moon is new (local days, UTC+7)."""
    t = lunation / _LUNATIONS_A_CENTURY
    mean = 2451550.09766 + 29.530588861 * lunation + 0.00015437 * t**2 - 0.00000015 * t**3 + 0.00000000073 * t**4
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.1053567 * lunation - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * lunation + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    latitude = 160.7108 + 390.67050284 * lunation - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    node = 124.7746 - 1.56375588 * lunation + 0.0020672 * t**2 + 0.00000215 * t**3

    def moon_term(amplitude: float, of_sun: int, of_moon: int, of_latitude: int) -> float:
        angle = of_sun * sun + of_moon * moon + of_latitude * latitude
        return amplitude * eccentricity ** abs(of_sun) * _sine(angle)

    def planet_term(amplitude: float, start: float, change: float) -> float:
        return amplitude * _sine(start + change * lunation)

    wobble = sum(starmap(moon_term, _MOON_TERMS)) - 0.00017 * _sine(node)
    pull = sum(starmap(planet_term, _PLANET_TERMS))
    return _local_clock(mean + wobble + pull)


def sun_longitude(instant: float) -> float:
    """Return the apparent longitude of the sun in degrees from 0 up to 360; 270 is the December solstice."""
    t = (_uniform_time(instant) - _J2000) / _DAYS_A_CENTURY
    anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t**2
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t**2) * _sine(anomaly)
        + (0.019993 - 0.000101 * t) * _sine(2 * anomaly)
        + 0.000289 * _sine(3 * anomaly)
    )
    aberration_and_nutation = -0.00569 - 0.00478 * _sine(125.04 - 1934.136 * t)
    return (mean + centre + aberration_and_nutation) % 360


def _local_clock(julian_day: float) -> float:
    """Turn uniform time (TT, Julian days) into local days of Vietnam's clock."""
    local = julian_day - _JULIAN_DAY_OF_ORDINAL_ZERO + _HANOI
    return local - _clock_error(local)


def _uniform_time(instant: float) -> float:
    """Turn local days of Vietnam's clock into uniform time (TT, Julian days)."""
    return instant + _clock_error(instant) - _HANOI + _JULIAN_DAY_OF_ORDINAL_ZERO


def _clock_error(instant: float) -> float:
    """Return TT - UT in days, between the rows of the table in a straight line."""
    year = instant / 365.2425 + 1
    after = min(max(bisect_right(_CLOCK_ERROR, (year, 0.0)), 1), len(_CLOCK_ERROR) - 1)
    (year_before, error_before), (year_after, error_after) = _CLOCK_ERROR[after - 1 : after + 1]
    share = (year - year_before) / (year_after - year_before)
    return (error_before + share * (error_after - error_before)) / _SECONDS_A_DAY


def _sine(degrees: float) -> float:
    return sin(radians(degrees))
