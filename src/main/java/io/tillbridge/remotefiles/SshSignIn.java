package io.tillbridge.remotefiles;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.regex.Pattern;

/**
 * Answers the server's questions at the sign-in: the password once and nothing else. What the server says besides
 * (banners, warnings) comes from outside and is not shown.
 */
final class SshSignIn implements UserInfo, UIKeyboardInteractive {
    /** As servers ask in the languages of our vendors; some show what is typed. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?iu)passwor[dt]|wachtwoord|kennwort|mot de passe|contraseña|lozinka|hasło");

    private static final Pattern NEW_PASSWORD = Pattern.compile("(?iu)new password|neues passwort|nieuw wachtwoord");

    private final String password;

    SshSignIn(String password) {
        this.password = password;
    }

    @Override
    public String getPassword() {
        return password.isEmpty() ? null : password;
    }

    @Override
    public boolean promptPassword(String message) {
        return !password.isEmpty();
    }

    @Override
    public String getPassphrase() {
        return null;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // See above.
    }

    /** A single hidden answer, or one that is asked for by name, is the password; a second factor is not ours to give. */
    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length == 0) {
            return new String[0];
        }
        boolean forPassword = prompt.length == 1
                && (!echo[0] || PASSWORD.matcher(prompt[0]).find())
                && !NEW_PASSWORD.matcher(prompt[0]).find();
        return forPassword && !password.isEmpty() ? new String[] {password} : null;
    }
}
