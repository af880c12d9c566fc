package io.tillbridge.api.resource;

import io.tillbridge.access.FirstOwner;
import io.tillbridge.access.Invitations;
import io.tillbridge.access.PasswordResets;
import io.tillbridge.access.People;
import io.tillbridge.access.Sessions;

/** What the operations on people call. */
public record PeopleServices(
        People people, Sessions sessions, Invitations invitations, PasswordResets resets, FirstOwner firstOwner) {}
