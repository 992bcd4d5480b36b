"""What somebody typed is not lost: when a form can't be taken now, it is filled in again afterwards.

It lies in a file that only the browser which sent it can open, or in a cookie alone where it must be kept
nowhere else (`kept_by`).
"""
