package io.tillbridge.catalog.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * The text of a workbook's cell as its sheet shows it: texts as they stand, numbers with the zeros their format puts before
 * and behind them. What a format adds for the eye (currency signs, marks between thousands, exponents) is left out, for
 * the number itself is known.
 */
final class WorkbookText {
    /** A spreadsheet keeps fifteen digits of a number. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");
    private static final Pattern DATE = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

    private final boolean date1904;

    WorkbookText(boolean date1904) {
        this.date1904 = date1904;
    }

    String of(Cell cell) {
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.STRING) {
            return cell.getText() == null ? "" : cell.getText();
        }
        if (raw == null) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN || cell.getValue() instanceof Boolean) {
            return raw.equals("1") || raw.equalsIgnoreCase("true") ? "true" : "false";
        }
        boolean number = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
        BigDecimal value = number ? number(raw) : null;
        return value == null ? raw : shown(value, format(cell));
    }

    private static BigDecimal number(String raw) {
        try {
            return raw.length() > 40 ? null : new BigDecimal(raw).round(DIGITS);
        } catch (NumberFormatException text) {
            return null; // the stored text of a formula
        }
    }

    /** The part of a number's format that is for numbers above zero, without what it writes out. */
    private static String format(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return "";
        }
        return QUOTED.matcher(format.split(";", 2)[0]).replaceAll("");
    }

    private String shown(BigDecimal value, String format) {
        if (value.abs().precision() - value.scale() > 30) {
            return value.toString(); // never a thousand digits
        }
        boolean general = format.isEmpty()
                || format.equals("@")
                || format.toLowerCase(Locale.ROOT).contains("general");
        if (!general && DATE.matcher(format).find()) {
            return date(value);
        }
        int decimals = general ? -1 : decimals(format);
        if (decimals < 0) {
            return plain(value);
        }
        boolean percent = format.indexOf('%') >= 0;
        BigDecimal scaled = (percent ? value.movePointRight(2) : value).setScale(decimals, RoundingMode.HALF_UP);
        int whole = zerosBefore(format);
        String digits = plain(scaled.abs(), decimals(format) > 0 ? zerosAfter(format) : 0);
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        return (scaled.signum() < 0 ? "-" : "")
                + "0".repeat(Math.max(0, whole - point))
                + digits
                + (percent ? "%" : "");
    }

    /** Places behind the point; -1 for a format that is no row of digits (an exponent, a fraction, a text). */
    private static int decimals(String format) {
        if (format.indexOf('E') >= 0 || format.indexOf('/') >= 0 || count(format, "0#?") == 0) {
            return -1;
        }
        int point = format.indexOf('.');
        return point < 0 ? 0 : count(format.substring(point), "0#?");
    }

    private static int zerosBefore(String format) {
        int point = format.indexOf('.');
        return Math.max(1, count(point < 0 ? format : format.substring(0, point), "0"));
    }

    private static int zerosAfter(String format) {
        return count(format.substring(format.indexOf('.')), "0");
    }

    private static int count(String format, String signs) {
        return (int) format.chars().filter(c -> signs.indexOf(c) >= 0).count();
    }

    private static String plain(BigDecimal value) {
        return plain(value, 0);
    }

    private static String plain(BigDecimal value, int leastDecimals) {
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return shortest.setScale(Math.max(shortest.scale(), leastDecimals), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private String date(BigDecimal days) {
        LocalDateTime first = date1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
        if (days.signum() < 0 || days.longValue() > 2_958_465) {
            return plain(days);
        }
        long seconds = days.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime at = first.plusSeconds(seconds);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }
}
