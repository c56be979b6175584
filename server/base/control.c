/* control.c - messages of the supervisor and its children over one SOCK_SEQPACKET pair.
 * Not for anything from outside: both sides are the same binary, so the header travels as it lies
 * in memory. What is checked all the same is everything that a crashed half could leave behind. */
#include "noaber/control.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

struct header {
	uint32_t type; /* enum nb_control_type */
	uint32_t number;
};

/* Room for one passed descriptor, aligned as the kernel wants it (cmsg(3)). */
union passed_fd {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int))];
};

static void
attach_fd(struct msghdr *packet, union passed_fd *room, int fd)
{
	memset(room, 0, sizeof(*room));
	packet->msg_control = room->bytes;
	packet->msg_controllen = sizeof(room->bytes);
	struct cmsghdr *part = CMSG_FIRSTHDR(packet);
	part->cmsg_level = SOL_SOCKET;
	part->cmsg_type = SCM_RIGHTS;
	part->cmsg_len = CMSG_LEN(sizeof(fd));
	memcpy(CMSG_DATA(part), &fd, sizeof(fd));
}

/* The descriptor that came with a packet, or -1. At most one fits the room we give the kernel. */
static int
detach_fd(struct msghdr *packet)
{
	for (struct cmsghdr *part = CMSG_FIRSTHDR(packet); part; part = CMSG_NXTHDR(packet, part)) {
		if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS &&
		    part->cmsg_len == CMSG_LEN(sizeof(int))) {
			int fd = -1;
			memcpy(&fd, CMSG_DATA(part), sizeof(fd));
			return fd;
		}
	}
	return -1;
}

enum nb_status
nb_control_send(int control_fd, const struct nb_control_message *message)
{
	nb_assert(message->bytes.length <= NB_CONTROL_BYTES_MOST - sizeof(struct header));
	struct header header = {.type = (uint32_t)message->type, .number = message->number};
	/* sendmsg only reads, but struct iovec has no const. */
	union {
		const char *in;
		void *out;
	} bytes = {.in = message->bytes.at};
	struct iovec parts[] = {{&header, sizeof(header)}, {bytes.out, message->bytes.length}};
	struct msghdr packet = {.msg_iov = parts, .msg_iovlen = NB_COUNT(parts)};
	union passed_fd room;

	if (message->fd >= 0) {
		attach_fd(&packet, &room, message->fd);
	}
	ssize_t sent;
	do {
		sent = sendmsg(control_fd, &packet, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	if (sent >= 0) {
		return NB_OK;
	}
	/* A full buffer, when the owner of the fd gave it a timeout: the other side does not read. */
	return errno == EAGAIN ? NB_E_BUSY : NB_E_UNAVAILABLE;
}

/* One packet, whole: header into ${header}, the rest into ${buffer}. */
static enum nb_status
receive_packet(int control_fd, struct header *header, char *buffer, size_t buffer_bytes,
               size_t *ret_length, int *ret_fd)
{
	struct iovec parts[] = {{header, sizeof(*header)}, {buffer, buffer_bytes}};
	union passed_fd room;
	struct msghdr packet = {.msg_iov = parts,
	                        .msg_iovlen = NB_COUNT(parts),
	                        .msg_control = room.bytes,
	                        .msg_controllen = sizeof(room.bytes)};
	ssize_t length;
	do {
		length = recvmsg(control_fd, &packet, MSG_CMSG_CLOEXEC);
	} while (length < 0 && errno == EINTR);
	if (length < 0) {
		return errno == EAGAIN ? NB_E_BUSY : NB_E_UNAVAILABLE;
	}
	int fd = detach_fd(&packet);
	/* Length 0 is the end. A short or cut packet is not ours: treat the other side as gone. */
	if ((size_t)length < sizeof(*header) || (packet.msg_flags & (MSG_TRUNC | MSG_CTRUNC))) {
		if (fd >= 0) {
			close(fd);
		}
		return NB_E_UNAVAILABLE;
	}
	*ret_length = (size_t)length - sizeof(*header);
	*ret_fd = fd;
	return NB_OK;
}

enum nb_status
nb_control_receive(int control_fd, char *buffer, size_t buffer_bytes,
                   struct nb_control_message *ret)
{
	struct header header = {0};
	size_t length = 0;
	int fd = -1;
	enum nb_status status =
	    receive_packet(control_fd, &header, buffer, buffer_bytes, &length, &fd);
	if (status != NB_OK) {
		return status;
	}
	if (header.type < NB_CONTROL_SETTINGS || header.type > NB_CONTROL_READY) {
		if (fd >= 0) {
			close(fd);
		}
		return NB_E_UNAVAILABLE;
	}
	*ret = (struct nb_control_message){
	    .type = (enum nb_control_type)header.type,
	    .number = header.number,
	    .bytes = {buffer, length},
	    .fd = fd,
	};
	return NB_OK;
}
