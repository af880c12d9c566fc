package io.tillbridge.event;

/**
 * An event that is committed and has no number yet.
 *
 * @param at DATETIME(6) text
 * @param changes JSON text
 */
record IntakeRow(long id, String type, String subject, Long connectionId, String at, String changes) {
    String kind() {
        return subject.substring(0, subject.indexOf('/'));
    }

    String subjectId() {
        return subject.substring(subject.indexOf('/') + 1);
    }
}
