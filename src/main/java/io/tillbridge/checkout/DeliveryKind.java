package io.tillbridge.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of delivery a window is. */
public enum DeliveryKind {
    DAYTIME,
    EVENING,
    MORNING,
    SAMEDAY;

    /** The words in files and answers. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(DeliveryKind::text).toList();

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeliveryKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(word)).findFirst();
    }
}
