package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.QuietTime;
import java.util.function.UnaryOperator;

/**
 * What an answer tells of the bucket. A part that is absent or no number is not a number here.
 *
 * @param level drips in the bucket, with decimals; may be more than the size
 * @param size drips that the bucket holds
 * @param drip drips that leave it each second
 * @param cost drips of this call
 * @param burst calls in the running second
 * @param burstCeiling most calls in a second
 * @param quiet how long it asks for quiet
 */
record BucketHeaders(
        double level, double size, double drip, double cost, double burst, double burstCeiling, QuietTime quiet) {
    private static final double MOST = 1_000_000;

    /** @param header value by name in any case, null when it is not there */
    static BucketHeaders of(UnaryOperator<String> header) {
        double[] bucket = pair(header.apply("X-LS-API-Bucket-Level"));
        double[] burst = pair(header.apply("X-LS-API-Burst-Level"));
        return new BucketHeaders(
                bucket[0],
                bucket[1],
                positive(number(header.apply("X-LS-API-Drip-Rate"))),
                number(header.apply("X-LS-Api-Request-Cost")),
                burst[0],
                burst[1],
                QuietTime.of(header));
    }

    boolean told() {
        return !Double.isNaN(level);
    }

    private static double[] pair(String text) {
        String[] parts = text == null ? new String[0] : text.split("/", -1);
        if (parts.length == 2) {
            double first = number(parts[0]);
            double second = positive(number(parts[1]));
            if (!Double.isNaN(first) && !Double.isNaN(second)) {
                return new double[] {first, second};
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }

    private static double positive(double number) {
        return number > 0 ? number : Double.NaN;
    }

    private static double number(String text) {
        String digits = text == null ? "" : text.strip();
        if (!digits.matches("[0-9]{1,9}(\\.[0-9]{1,30})?")) {
            return Double.NaN;
        }
        double number = Double.parseDouble(digits);
        return number <= MOST ? number : Double.NaN;
    }
}
