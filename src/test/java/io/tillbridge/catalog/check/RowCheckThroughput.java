package io.tillbridge.catalog.check;

import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.Layouts;
import io.tillbridge.catalog.file.RawRow;
import java.lang.management.ManagementFactory;

/** Prints how many rows of 26 columns one core checks in a second, with and without the content hash. Not a test. */
final class RowCheckThroughput {

    private static final int DIFFERENT_ROWS = 1_000;
    private static final int ROUNDS = 2_000;

    private RowCheckThroughput() {}

    public static void main(String[] args) {
        Layout layout = Layouts.of(
                ("vendorSku,name,brand,msrp,defaultCost,language,isVisible,images,description,additionalDescription,manufacturerSku,"
                                + "gtinUpc,gtinEan,gtinIsbn,gtinItf14,groupID,color,size,variation:fit,attribute:material,shippingHeight,"
                                + "shippingLength,shippingWidth,shippingWeight,customCategories,googleCategory")
                        .split(",", -1));
        RawRow[] rows = new RawRow[DIFFERENT_ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i);
        }
        RowCheck check = new RowCheck(layout, RowDefaults.none());
        for (int time = 0; time < 3; time++) {
            measure("check", check, rows, false);
            measure("check + hash", check, rows, true);
        }
    }

    private static void measure(String what, RowCheck check, RawRow[] rows, boolean hash) {
        long start = cpuNanos();
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (RawRow row : rows) {
                Checked checked = check.check(row);
                sum += hash
                        ? checked.product().contentHash()
                        : checked.findings().size();
            }
        }
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf("%-12s %,10.0f rows/s (%d)%n", what, ROUNDS * DIFFERENT_ROWS / seconds, sum);
    }

    /** Time this thread really ran: a busy machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static RawRow row(int i) {
        String cells = "SKU-" + (100_000 + i) + ";Trail Jacket Number " + i
                + ";Northwind;129.95;64.50;en;true;https://cdn.example.com/img/" + i
                + "-1.jpg https://cdn.example.com/img/" + i + "-2.jpg;"
                + "A light jacket for long days outside: windproof, breathable, and it packs into its own pocket.;"
                + "<ul><li>Windproof</li><li>Two pockets</li></ul>;NW-" + i + ";036282818705;4006381333931;;"
                + "10614141000415;G-" + i / 4 + ";Blue;M;Regular;Polyester;12.5 cm;30 cm;25 cm;0.45 kg;"
                + "Outdoor > Jackets;Apparel & Accessories > Clothing > Outerwear";
        return new RawRow(i + 2, cells.split(";", -1));
    }
}
