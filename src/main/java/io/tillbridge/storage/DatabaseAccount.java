package io.tillbridge.storage;

/** Who signs in at a database server; prints without the password. */
public record DatabaseAccount(String username, String password) {
    @Override
    public String toString() {
        return "Account[username=" + username + "]";
    }
}
