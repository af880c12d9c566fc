package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many SKUs of one file count in another file of the delivery instead, by that file. */
final class FileOverlaps {
    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 200;

    private final Map<Integer, Long> skus = new HashMap<>();

    /** One SKU more of this file is held by another one. */
    void add(int holder) {
        skus.merge(holder, 1L, Long::sum);
    }

    boolean isEmpty() {
        return skus.isEmpty();
    }

    /** One finding for all of them, or none. */
    List<Finding> findings(List<SurveyedFile> files) {
        if (isEmpty()) {
            return List.of();
        }
        List<Map.Entry<Integer, Long>> holders = new ArrayList<>(skus.entrySet());
        holders.sort(Map.Entry.<Integer, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        StringBuilder held = new StringBuilder();
        for (Map.Entry<Integer, Long> holder : holders.subList(0, Math.min(NAMED, holders.size()))) {
            held.append(held.isEmpty() ? "" : ", ")
                    .append(shown(files.get(holder.getKey()).upload().filename()))
                    .append(" (")
                    .append(holder.getValue())
                    .append(')');
        }
        if (holders.size() > NAMED) {
            held.append(" and ").append(holders.size() - NAMED).append(" more files");
        }
        long all = skus.values().stream().mapToLong(Long::longValue).sum();
        return List.of(Finding.ofFile(
                1,
                FindingCode.FILE_OVERLAP,
                "Expected each product in one file of the pull, found " + all
                        + (all == 1 ? " SKU of this file" : " SKUs of this file") + " in files that were changed later"
                        + " or have a later name; their rows count: " + held + ".",
                FindingCode.FILE_OVERLAP.whatToDo()));
    }

    private static String shown(String filename) {
        String line = filename.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }
}
