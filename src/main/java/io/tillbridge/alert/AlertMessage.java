package io.tillbridge.alert;

/**
 * A message to one receiver.
 *
 * @param id 0 for one that is not stored yet
 * @param target a mail address, or the word {@code webhook}
 * @param messageId the same at each try: whoever gets it twice sees that it is one
 * @param content paragraphs of a mail divided by blank lines, or the body of a web hook
 * @param attempts how often it was claimed
 */
public record AlertMessage(
        long id, Channel channel, String target, String messageId, String subject, String content, int attempts) {

    /** How a message travels. */
    public enum Channel {
        MAIL,
        WEBHOOK;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Channel of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
