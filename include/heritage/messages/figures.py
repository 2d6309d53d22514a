"""Numbers, sizes, dates and durations as each language writes them (CLDR, by babel). Times are UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

from babel import Locale, dates, lists, numbers, units

_SIZES = (("digital-byte", 1), ("digital-kilobyte", 10**3), ("digital-megabyte", 10**6), ("digital-gigabyte", 10**9),
          ("digital-terabyte", 10**12), ("digital-petabyte", 10**15))  # fmt: skip
_TIMES = (("duration-day", 86_400), ("duration-hour", 3_600), ("duration-minute", 60), ("duration-second", 1))


def number(value: float, digits: int, locale: str) -> str:
    """Whole numbers whole; others with at most so many decimals."""
    return numbers.format_decimal(value, format=f"#,##0.{'#' * digits}", locale=locale)


def percent(share: float, digits: int, locale: str) -> str:
    """0.123 → 12.3 %."""
    made = numbers.parse_pattern(Locale.parse(locale).percent_formats[None].pattern)
    made.frac_prec = (0, digits)
    return str(made.apply(share, locale))


def size(bytes_: int, locale: str) -> str:
    """Decimal multiples, as disks are sold: 1,234,567 → 1.2 MB (Mo in French)."""
    unit, factor = next((row for row in reversed(_SIZES) if abs(bytes_) >= row[1]), _SIZES[0])
    pattern = "#,##0.#" if abs(bytes_) < 100 * factor and factor > 1 else "#,##0"
    return units.format_unit(
        bytes_ / factor, unit, length="long" if factor == 1 else "short", format=pattern, locale=locale
    )


def duration(seconds: float, locale: str) -> str:
    """The two largest units: 3,725 → 1 hr, 2 mins. Below a minute, tenths count; below a tenth, it is no time."""
    if 0 < abs(seconds) < 60:
        return units.format_unit(round(seconds, 1), "duration-second", length="short", format="#,##0.#", locale=locale)
    left, parts = round(seconds), []
    for unit, length in _TIMES:
        count, left = divmod(left, length)
        if count:
            parts.append(units.format_unit(count, unit, length="short", format="#,##0", locale=locale))
        if len(parts) == 2 or (parts and not count):
            break
    return " ".join(parts) or units.format_unit(0, "duration-second", length="short", locale=locale)


def day(iso: str | date, locale: str) -> str:
    """28 November 2026. Text that is no date is shown as it is: nobody is helped by an empty cell."""
    found = _moment(iso)
    return (
        str(iso)
        if found is None
        else dates.format_date(found, "d MMMM y" if locale != "de_BE" else "d. MMMM y", locale)
    )


def moment(iso: str | date, locale: str) -> str:
    """28 November 2026, 14:05 in UTC (the page says once that it is)."""
    found = _moment(iso)
    return str(iso) if found is None else f"{day(iso, locale)}, {dates.format_time(found, 'HH:mm', locale=locale)}"


def clock(seconds: float) -> str:
    """hh:mm:ss.mmm, as players show it in every language."""
    whole = round(max(seconds, 0) * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def listing(parts: list[str], locale: str) -> str:
    """a, b and c."""
    return lists.format_list(parts, locale=locale) if parts else ""


def _moment(iso: str | date) -> datetime | None:
    if isinstance(iso, datetime):
        return iso.astimezone(UTC) if iso.tzinfo else iso.replace(tzinfo=UTC)
    if isinstance(iso, date):
        return datetime(iso.year, iso.month, iso.day, tzinfo=UTC)
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
