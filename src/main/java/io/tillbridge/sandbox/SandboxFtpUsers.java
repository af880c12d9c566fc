package io.tillbridge.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.AuthenticationFailedException;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;

/** Who may sign in at the sandbox vendor's FTP server: to read, and by password only. */
final class SandboxFtpUsers implements UserManager {
    private static final String ADMIN = "nobody";

    private final Map<String, SandboxUser> users;
    private final SandboxFaults faults;

    SandboxFtpUsers(List<SandboxUser> users, SandboxFaults faults) {
        this.users = users.stream().collect(Collectors.toMap(SandboxUser::name, Function.identity()));
        this.faults = faults;
    }

    @Override
    public User authenticate(Authentication by) throws AuthenticationFailedException {
        boolean letsIn = faults.letsIn();
        if (by instanceof UsernamePasswordAuthentication password) {
            SandboxUser user = users.get(password.getUsername());
            if (letsIn
                    && user != null
                    && user.password() != null
                    && user.password().equals(password.getPassword())) {
                return reader(user);
            }
        }
        throw new AuthenticationFailedException("no such user, or another password");
    }

    private static User reader(SandboxUser user) {
        BaseUser reader = new BaseUser();
        reader.setName(user.name());
        reader.setHomeDirectory(user.root().toAbsolutePath().toString());
        reader.setAuthorities(List.of(new ConcurrentLoginPermission(0, 0)));
        return reader;
    }

    @Override
    public User getUserByName(String name) {
        SandboxUser user = users.get(name);
        return user == null ? null : reader(user);
    }

    @Override
    public boolean doesExist(String name) {
        return users.containsKey(name);
    }

    @Override
    public String[] getAllUserNames() {
        return users.keySet().toArray(String[]::new);
    }

    @Override
    public void delete(String name) {
        throw new UnsupportedOperationException("The users of the sandbox's server are given at its start");
    }

    @Override
    public void save(User user) {
        throw new UnsupportedOperationException("The users of the sandbox's server are given at its start");
    }

    @Override
    public String getAdminName() {
        return ADMIN;
    }

    @Override
    public boolean isAdmin(String name) {
        return false;
    }
}
