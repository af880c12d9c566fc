package io.tillbridge.sandbox.cseries;

/** Who wants to hear of what. */
final class Webhook extends Entity {
    boolean active;
    String group;
    String action;
    String language;
    String format;
    String address;

    Webhook(long id, long at) {
        super(id, at);
    }

    boolean wants(String happenedGroup, String happenedAction) {
        return active && group.equals(happenedGroup) && (action.equals("*") || action.equals(happenedAction));
    }
}
