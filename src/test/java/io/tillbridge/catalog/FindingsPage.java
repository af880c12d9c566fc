package io.tillbridge.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code docs/findings.md} from {@link FindingCode}; run its main after a code was added or reworded. */
final class FindingsPage {

    static final Path FILE = Path.of("docs/findings.md");

    private FindingsPage() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, text());
    }

    static String text() {
        StringBuilder page = new StringBuilder(
                """
                # Findings in catalog files

                What the error file of an upload can say. The codes are stable. Made from `FindingCode`; do not edit it here.

                | severity | what happens |
                | --- | --- |
                | `fatal` | the file is refused, nothing of it is loaded |
                | `critical` | the row is not loaded |
                | `warning` | the row is loaded; the faulty optional cell is left blank |
                | `repaired` | the row is loaded with the value the message states |

                | code | severity | when | what to do |
                | --- | --- | --- | --- |
                """);
        for (FindingCode code : FindingCode.values()) {
            page.append("| `").append(code.name()).append("` | ").append(severity(code));
            page.append(" | ")
                    .append(code.when())
                    .append(" | ")
                    .append(code.whatToDo())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String severity(FindingCode code) {
        return code == FindingCode.TEXT_TOO_LONG || code == FindingCode.TEXT_ENCODING
                ? "critical or warning"
                : code.severity().text();
    }
}
