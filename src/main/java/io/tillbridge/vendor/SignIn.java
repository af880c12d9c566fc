package io.tillbridge.vendor;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;

/**
 * Answers the server's questions at the sign-in: the password once and nothing else. What the server says besides
 * (banners, warnings) comes from outside and is not shown.
 */
final class SignIn implements UserInfo, UIKeyboardInteractive {
    private final String password;

    SignIn(String password) {
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

    /** A single hidden answer is the password; a new password or a second factor is not ours to give. */
    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length == 0) {
            return new String[0];
        }
        boolean forPassword = prompt.length == 1 && !echo[0] && !prompt[0].startsWith("New Password");
        return forPassword && !password.isEmpty() ? new String[] {password} : null;
    }
}
